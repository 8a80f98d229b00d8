package io.gatehouse.stocks;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.shared.testing.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseByTlsTest {

    @Test
    void refusesAWordThatPostgresqlDoesNotHave() {
        Map<String, String> settings = Map.of("database.ssl-mode", "yes");

        assertThatThrownBy(() -> StocksService.start(TestDatabase.create(), settings))
                .hasStackTraceContaining("sslMode");
    }
}
