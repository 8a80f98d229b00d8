package io.gatehouse.auth.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.auth.AuthService;
import io.gatehouse.auth.Sql;
import io.gatehouse.shared.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class KeyEncryptionTest {

    private static final String SECRET =
            Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    private static final String OTHER_SECRET = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String PRIVATE_KEYS = "select encode(private_key, 'hex') from signing_keys";

    /** How PKCS#8 begins: a sequence of between 256 and 65535 bytes. */
    private static final String PKCS8 = "3082";

    private final TestDatabase database = TestDatabase.create();

    @Test
    void keepsPrivateKeysFromWhoeverReadsTheDatabase() {
        try (AuthService service = start(SECRET)) {
            service.eventually(() -> Keys.count(database, "NEXT") == 1);

            assertThat(Keys.isRefusedBy(service, service.demo())).isFalse();
            assertThat(Sql.column(database, PRIVATE_KEYS)).hasSize(2).noneMatch(key -> key.startsWith(PKCS8));
        }
    }

    @Test
    void opensThemAgainAfterARestart() {
        AuthService before = start(SECRET);
        String token = before.demo();
        before.close();

        try (AuthService after = start(SECRET)) {
            assertThat(Keys.isRefusedBy(after, token)).isFalse();
            assertThat(Keys.signerOf(after.demo())).isEqualTo(Keys.signerOf(token));
        }
    }

    @Test
    void encryptsAtTheNextStartWhatWasNot() {
        AuthService before = start("");
        before.eventually(() -> Keys.count(database, "NEXT") == 1);
        String token = before.demo();
        before.close();
        assertThat(Sql.column(database, PRIVATE_KEYS)).hasSize(2).allMatch(key -> key.startsWith(PKCS8));

        try (AuthService after = start(SECRET)) {
            after.eventually(() -> Sql.column(database, PRIVATE_KEYS).stream().noneMatch(key -> key.startsWith(PKCS8)));
            assertThat(Keys.isRefusedBy(after, token)).isFalse();
        }
    }

    @Test
    void encryptsAnewWhatAFormerSecretHasEncrypted() {
        AuthService before = start(SECRET);
        before.eventually(() -> Keys.count(database, "NEXT") == 1);
        String token = before.demo();
        before.close();
        List<String> formerly = Sql.column(database, PRIVATE_KEYS);

        try (AuthService both = start(OTHER_SECRET + "," + SECRET)) {
            both.eventually(() -> Sql.column(database, PRIVATE_KEYS).stream().noneMatch(formerly::contains));
            assertThat(Keys.isRefusedBy(both, token)).isFalse();
        }
        try (AuthService after = start(OTHER_SECRET)) {
            assertThat(Keys.isRefusedBy(after, token)).isFalse();
            assertThat(Keys.signerOf(after.demo())).isEqualTo(Keys.signerOf(token));
        }
    }

    @Test
    void stopsTheStartWithAnotherSecretOrNone() throws Exception {
        start(SECRET).close();

        assertThat(outputOfFailedStart(OTHER_SECRET))
                .contains("AUTH_KEY_ENCRYPTION_KEY is not what the signing key")
                .doesNotContain(OTHER_SECRET);
        assertThat(outputOfFailedStart("")).contains("AUTH_KEY_ENCRYPTION_KEY is not set, but the signing key");
    }

    private AuthService start(String secret) {
        return AuthService.start(database, Map.of("AUTH_KEY_ENCRYPTION_KEY", secret));
    }

    /** In a process of its own, as it takes it down. */
    private String outputOfFailedStart(String secret) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.gatehouse.auth.Application"));
        AuthService.settings(database, Map.of("auth.key.encryption-key", secret))
                .forEach((name, value) -> command.add("-" + name + "=" + value));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        return output;
    }
}
