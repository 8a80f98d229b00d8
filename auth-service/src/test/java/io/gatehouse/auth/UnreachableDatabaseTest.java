package io.gatehouse.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.database.Migrations;
import io.gatehouse.shared.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnreachableDatabaseTest {

    private static final Pattern AWAY =
            Pattern.compile("The database (.* cannot be reached, trying again every 1s: .*)", Pattern.DOTALL);
    private static final Pattern ANYTHING = Pattern.compile("(.*)", Pattern.DOTALL);

    private final TestDatabase database = TestDatabase.create();

    @AutoClose
    private final Printed log = Printed.by(Migrations.class);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            database.host     | nowhere.invalid | UnknownHostException: nowhere.invalid
            database.port     | 1               | refused
            database.ssl-mode | require         | does not support SSL
            """)
    void isLoggedWithTheReason(String setting, String value, String reason) {
        try (AuthService service = AuthService.startAnyhow(AuthService.settings(database, Map.of(setting, value)))) {
            assertThat(log.matches(AWAY)).singleElement().asString().contains(reason);
            assertThat(service.get("/health/liveness").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void isLoggedOnceForEachReasonAndWithoutThePassword() throws IOException {
        try (Mute mute = Mute.listen();
                AuthService service = AuthService.startAnyhow(AuthService.settings(
                        database,
                        Map.of(
                                "database.port", mute.port(),
                                "database.password", "a-secret-of-mine",
                                "database.retry-interval", "1ms")))) {
            service.eventually(() -> mute.hungUp().get() > 50);

            List<String> lines = log.matches(ANYTHING);

            assertThat(lines).doesNotHaveDuplicates().noneMatch(line -> line.contains("a-secret-of-mine"));
            assertThat(lines).isNotEmpty();
        }
    }

    /**
     * Hangs up on everyone.
     *
     * @param door where it listens
     * @param hungUp how often it has
     */
    private record Mute(ServerSocket door, AtomicInteger hungUp) implements AutoCloseable {

        static Mute listen() throws IOException {
            Mute mute = new Mute(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), new AtomicInteger());
            Thread.ofVirtual().start(mute::hangUp);
            return mute;
        }

        int port() {
            return door.getLocalPort();
        }

        private void hangUp() {
            try {
                while (!door.isClosed()) {
                    door.accept().close();
                    hungUp.incrementAndGet();
                }
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }
}
