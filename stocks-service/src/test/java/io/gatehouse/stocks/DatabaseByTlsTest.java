package io.gatehouse.stocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.shared.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The database of the tests speaks no TLS. */
class DatabaseByTlsTest {

    @Test
    void isNotReadyWhereTlsIsRequiredAndTheDatabaseHasNone() {
        try (StocksService stocks =
                StocksService.start(TestDatabase.create(), Map.of("database.ssl-mode", "require"))) {

            HttpResponse<String> readiness = stocks.get("/health/readiness", "*/*");

            assertThat(readiness.statusCode()).isEqualTo(503);
        }
    }

    @Test
    void refusesAWordThatPostgresqlDoesNotHave() {
        Map<String, String> settings = Map.of("database.ssl-mode", "yes");

        assertThatThrownBy(() -> StocksService.start(TestDatabase.create(), settings))
                .hasStackTraceContaining("sslMode");
    }
}
