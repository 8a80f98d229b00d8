package io.gatehouse.stocks;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.shared.testing.TestDatabase;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.SystemPropertiesPropertySource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            STOCKS_IMPORT_POLL_INTERVAL     | 0s  | pollInterval - expected a duration of at least 1ms
            STOCKS_IMPORT_POLL_INTERVAL     | -1s | pollInterval - expected a duration of at least 1ms
            STOCKS_IMPORT_PROGRESS_INTERVAL | 0s  | progressInterval - expected a duration of at least 1ms
            STOCKS_IMPORT_RETRY_DELAY       | 0s  | retryDelay - expected a duration of at least 1ms
            STOCKS_IMPORT_SILENCE_TIMEOUT   | 0s  | silenceTimeout - expected a duration of at least 1ms
            STOCKS_IMPORT_KEPT              | -7d | kept - expected a duration of at least 1ms
            STOCKS_IMPORT_UNFINISHED        | 0   | unfinished - must be greater than or equal to 1
            STOCKS_IMPORT_UNFINISHED        | 1001 | unfinished - must be less than or equal to 1000
            STOCKS_DATABASE_CONNECTIONS     | 2   | STOCKS_DATABASE_CONNECTIONS is 2: expected 3 or more
            """)
    void stopTheStartWithValuesThatCannotWork(String setting, String value, String reason) {
        assertThatThrownBy(() -> StocksService.start(DATABASE, Map.of(setting, value)))
                .hasStackTraceContaining(reason);
    }

    @Test
    void refuseThePublishedPasswordInProduction() {
        ApplicationContextBuilder production = ApplicationContext.builder("production")
                .propertySources(PropertySource.of(
                        "test",
                        Map.of("database.password", "stocks-database-password"),
                        SystemPropertiesPropertySource.POSITION + 50));

        assertThatThrownBy(production::start)
                .hasStackTraceContaining("Not in production: DATABASE_PASSWORD is the published example");
    }
}
