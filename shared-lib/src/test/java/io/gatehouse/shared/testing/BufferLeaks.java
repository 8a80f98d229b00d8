package io.gatehouse.shared.testing;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.lang.ref.WeakReference;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * Fails a test class during which Netty found a buffer that nobody released. Netty only finds what was collected, so the
 * heap is filled until the collector has come by; then the next buffers report what it found.
 */
public final class BufferLeaks implements AfterAllCallback {

    private static final ListAppender<ILoggingEvent> REPORTS = watch();

    @Override
    public void afterAll(ExtensionContext context) {
        awaitCollection();
        ByteBufAllocator.DEFAULT.buffer().release();
        ByteBufAllocator.DEFAULT.heapBuffer().release();

        List<String> reports =
                REPORTS.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        REPORTS.list.clear();
        Assertions.assertThat(reports).isEmpty();
    }

    private static void awaitCollection() {
        WeakReference<Object> sentinel = new WeakReference<>(new Object());
        byte[] garbage = new byte[0];
        while (sentinel.get() != null) {
            garbage = new byte[Math.min(garbage.length + (1 << 20), 1 << 24)];
        }
    }

    private static ListAppender<ILoggingEvent> watch() {
        Assertions.assertThat(ResourceLeakDetector.getLevel()).isEqualTo(ResourceLeakDetector.Level.PARANOID);
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        ((Logger) LoggerFactory.getLogger(ResourceLeakDetector.class)).addAppender(appender);
        return appender;
    }
}
