package io.gatehouse.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.shared.database.Migrations;
import io.gatehouse.shared.testing.TestDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A database whose certificate nobody trusts who is not told to. */
class DatabaseTlsTest {

    private static final Pattern AWAY = Pattern.compile("cannot be reached, (.*)", Pattern.DOTALL);

    private static TlsDatabase tls;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        tls = TlsDatabase.start(directory);
    }

    @AfterAll
    static void stop() throws Exception {
        tls.close();
    }

    /** The migrations have one driver, and the pool another. */
    @ParameterizedTest
    @ValueSource(strings = {"verify-ca", "verify-full"})
    void isVerifiedByBothDrivers(String mode) {
        try (AuthService service = AuthService.start(
                tls.database(), settings(mode, tls.certificate().toString(), "localhost"))) {
            assertThat(service.login("demo", AuthService.DEMO_PASSWORD).statusCode())
                    .isEqualTo(201);
            assertThat(Sql.column(tls.database(), """
                            select distinct application_name from pg_stat_ssl join pg_stat_activity using (pid)
                            where ssl and usename = 'postgres' and application_name = 'auth-service'""")).containsExactly("auth-service");
        }
    }

    @ParameterizedTest
    @CsvSource({"verify-ca, false, localhost", "verify-full, false, localhost", "verify-full, true, 127.0.0.1"})
    void isNotUsedIfItIsNotWhatItShouldBe(String mode, boolean trusted, String host) {
        String certificate = trusted ? tls.certificate().toString() : "";
        try (Printed log = Printed.by(Migrations.class);
                AuthService service = AuthService.startAnyhow(
                        AuthService.settings(tls.database(), settings(mode, certificate, host)))) {
            List<String> reasons = log.matches(AWAY);

            assertThat(reasons).singleElement().asString().doesNotContain("root.crt");
            assertThat(service.get("/.well-known/jwks.json").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void needsACertificateThatCanBeRead() {
        assertThatThrownBy(() -> AuthService.startAnyhow(AuthService.settings(
                        TestDatabase.create(), settings("verify-full", "/nowhere.pem", "localhost"))))
                .hasStackTraceContaining("DATABASE_SSL_ROOT_CERT is /nowhere.pem: expected a PEM file");
    }

    @Test
    void isNotToldToTrustACertificateWithoutLooking() {
        String file = tls.certificate().toString();

        assertThatThrownBy(() -> AuthService.startAnyhow(
                        AuthService.settings(tls.database(), settings("require", file, "localhost"))))
                .hasStackTraceContaining("DATABASE_SSL_ROOT_CERT is set, but DATABASE_SSL_MODE is require");
    }

    private static Map<String, Object> settings(String mode, String certificate, String host) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("DATABASE_SSL_MODE", mode);
        settings.put("DATABASE_SSL_ROOT_CERT", certificate);
        settings.put("DATABASE_HOST", host);
        return settings;
    }
}
