package io.gatehouse.stocks.imports;

import io.gatehouse.stocks.LongWork;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Reads uploads piece by piece. */
@Singleton
public final class Upload {

    /** Where daily bars are sent to. */
    static final String IMPORTS = "/api/v1/stocks/imports";

    /** Where splits are sent to. */
    public static final String SPLITS = "/api/v1/stocks/splits";

    private static final int PIECE = 1 << 16;

    private final LongWork longWork;
    private final Scheduler blocking;

    /** Reads on the blocking executor, because it waits for the network and must not block an event loop. */
    Upload(LongWork longWork, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.longWork = longWork;
        this.blocking = Schedulers.fromExecutorService(blocking);
    }

    /**
     * Processes the pieces of this body, and closes it in any case: unread bytes would block the next request on the
     * connection.
     */
    public <T> Mono<T> read(String caller, InputStream body, Function<Flux<byte[]>, Mono<T>> work) {
        return Mono.using(() -> body, open -> longWork.upload(caller, () -> work.apply(pieces(open))))
                .onErrorMap(UncheckedIOException.class, Upload::reasonOf);
    }

    private Flux<byte[]> pieces(InputStream body) {
        return Flux.<byte[]>generate(sink -> next(body, sink)).subscribeOn(blocking);
    }

    private static void next(InputStream body, SynchronousSink<byte[]> sink) {
        try {
            byte[] piece = body.readNBytes(PIECE);
            if (piece.length == 0) {
                sink.complete();
            } else {
                sink.next(piece);
            }
        } catch (IOException e) {
            sink.error(new UncheckedIOException(e));
        }
    }

    /** The actual reason, such as a body that is too large, which the stream hides. */
    private static Throwable reasonOf(UncheckedIOException failure) {
        Throwable reason =
                failure.getCause() == null ? null : failure.getCause().getCause();
        return reason == null ? failure : reason;
    }
}
