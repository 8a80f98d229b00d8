package io.gatehouse.shared.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class WorkingConnectionsTest {

    private static final int SIZE = 10;

    /**
     * A pool that has no connection.
     *
     * @param failure what it says instead
     * @param asked how often it was asked for one
     */
    private record EmptyPool(Throwable failure, AtomicInteger asked) implements ConnectionFactory {

        @Override
        public Mono<Connection> create() {
            return Mono.defer(() -> {
                asked.incrementAndGet();
                return Mono.error(failure);
            });
        }

        @Override
        public ConnectionFactoryMetadata getMetadata() {
            return () -> "empty";
        }
    }

    static Stream<Throwable> broken() {
        return Stream.of(
                new R2dbcNonTransientResourceException("Connection validation failed"),
                new IOException("Connection reset by peer"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void takesAnotherConnectionForOneThatIsBrokenAsOftenAsThereAreSome(Throwable failure) {
        assertThat(timesAsked(failure)).isEqualTo(1 + SIZE);
    }

    static Stream<Throwable> away() {
        return Stream.of(
                new R2dbcNonTransientResourceException("Cannot connect", new ConnectException("timed out")),
                new R2dbcNonTransientResourceException("Connection unexpectedly closed", "08006"),
                new R2dbcTimeoutException("Connection acquisition timed out after 3000ms", new TimeoutException()));
    }

    @ParameterizedTest
    @MethodSource("away")
    void asksOnceForADatabaseThatIsAway(Throwable failure) {
        assertThat(timesAsked(failure)).isOne();
    }

    @Test
    void takesAnotherForOneThatIsSilentButTwiceAtMost() {
        assertThat(timesAsked(new R2dbcTimeoutException("Validation timed out after 1000ms", new TimeoutException())))
                .isEqualTo(3);
    }

    private static int timesAsked(Throwable failure) {
        EmptyPool pool = new EmptyPool(failure, new AtomicInteger());

        StepVerifier.create(new WorkingConnections(pool, SIZE).create()).verifyError(R2dbcException.class);

        return pool.asked().get();
    }
}
