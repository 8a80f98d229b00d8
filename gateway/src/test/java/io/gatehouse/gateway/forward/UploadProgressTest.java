package io.gatehouse.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.gateway.failure.SlowUploadException;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ten bytes a second are enough, and for ten seconds less. */
final class UploadProgressTest {

    private final EmbeddedChannel channel = connection(10);

    private static EmbeddedChannel connection(int leastRate) {
        EmbeddedChannel channel =
                new EmbeddedChannel(new UploadProgress(null, new UploadSettings(leastRate, Duration.ofSeconds(10))));
        channel.freezeTime();
        return channel;
    }

    @BeforeEach
    void begin() {
        begin(channel);
    }

    @AfterEach
    void release() {
        channel.finishAndReleaseAll();
    }

    @Test
    void givesUpWhereTooLittleComes() {
        channel.writeOutbound(content(99));
        assertThatNoException().isThrownBy(() -> pass(9));

        assertThatThrownBy(() -> pass(1))
                .isInstanceOf(SlowUploadException.class)
                .hasMessage("The body arrives too slowly: given up after 99 bytes");
    }

    @Test
    void givesUpWhereNoMoreComes() {
        channel.writeOutbound(content(200));
        assertThatNoException().isThrownBy(() -> pass(10));
        assertThatNoException().isThrownBy(() -> pass(10));

        assertThatThrownBy(() -> pass(10)).isInstanceOf(SlowUploadException.class);
    }

    @Test
    void givesUpWhatStoppedHoweverFastItBegan() {
        channel.writeOutbound(content(1_000_000));
        for (int i = 0; i < 4; i++) {
            assertThatNoException().isThrownBy(() -> pass(10));
        }

        assertThatThrownBy(() -> pass(10)).isInstanceOf(SlowUploadException.class);
    }

    @Test
    void waitsForWhatComesFastEnough() {
        for (int i = 0; i < 20; i++) {
            channel.writeOutbound(content(100));
            assertThatNoException().isThrownBy(() -> pass(10));
        }
    }

    @Test
    void doesNotBlameTheCallerForAnUpstreamThatTakesNothing() {
        ChannelFuture taken = channel.write(content(1));

        assertThatNoException().isThrownBy(() -> pass(10));
        assertThatNoException().isThrownBy(() -> pass(10));

        channel.flush();
        assertThat(taken.isSuccess()).isTrue();
        assertThatThrownBy(() -> pass(10)).isInstanceOf(SlowUploadException.class);
    }

    @Test
    void doesNotWaitForMoreThanTheEnd() {
        channel.writeOutbound(LastHttpContent.EMPTY_LAST_CONTENT);

        assertThatNoException().isThrownBy(() -> pass(10));
    }

    @Test
    void countsEachUploadByItself() {
        channel.writeOutbound(content(10_000));
        channel.writeOutbound(LastHttpContent.EMPTY_LAST_CONTENT);

        begin(channel);

        assertThatThrownBy(() -> pass(10)).isInstanceOf(SlowUploadException.class);
    }

    @Test
    void waitsForAnythingIfThereIsNoLeastRate() {
        EmbeddedChannel patient = connection(0);
        begin(patient);

        assertThatNoException().isThrownBy(() -> pass(patient, 10));
    }

    private static void begin(EmbeddedChannel channel) {
        channel.writeOutbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/"));
    }

    private void pass(int seconds) {
        pass(channel, seconds);
    }

    private static void pass(EmbeddedChannel channel, int seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        channel.checkException();
    }

    private static HttpContent content(int size) {
        return new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[size]));
    }
}
