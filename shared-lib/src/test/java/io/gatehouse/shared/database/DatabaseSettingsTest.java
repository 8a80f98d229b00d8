package io.gatehouse.shared.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "database.example, jdbc:postgresql://database.example:5432/auth?sslmode=require",
        "10.0.0.1, jdbc:postgresql://10.0.0.1:5432/auth?sslmode=require",
        "fd00::1, jdbc:postgresql://[fd00::1]:5432/auth?sslmode=require"
    })
    void leadToNamesAndAddressesOfBothKinds(String host, String url) {
        assertThat(at(host).jdbcUrl()).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, true",
        "127.0.0.1, true",
        "127.1.2.3, true",
        "::1, true",
        "localhost.example, false",
        "127.0.0.1.example, false",
        "10.127.0.0, false",
        "postgres, false"
    })
    void knowWhetherTheDatabaseIsOnThisMachine(String host, boolean local) {
        assertThat(at(host).isLocal()).isEqualTo(local);
    }

    private static DatabaseSettings at(String host) {
        return new DatabaseSettings(
                host, 5432, "auth", "auth", "", "require", "", 10, Duration.ofSeconds(1), Duration.ofSeconds(20));
    }
}
