package io.gatehouse.aws.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.stack.registry.RegistryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConnectionsTest {

    @Test
    void areThoseOfServicesWithADatabase() {
        assertThat(Connections.ofOneTaskEach(RegistryFile.read(Path.of("src", "test", "resources", "services.yml"))))
                .isEqualTo(10 + 16);
    }

    @ParameterizedTest
    @CsvSource({
        "shared-lib/src/main/resources/shared-defaults.yml, ${DATABASE_CONNECTIONS:10}",
        "auth-service/src/main/resources/application.yml, ${AUTH_DATABASE_CONNECTIONS:10}",
        "stocks-service/src/main/resources/application.yml, ${STOCKS_DATABASE_CONNECTIONS:16}",
    })
    void areWhatServicesHaveByDefault(String file, String setting) throws IOException {
        assertThat(Files.readString(Path.of("..", "..").resolve(file))).contains("connections: " + setting);
    }
}
