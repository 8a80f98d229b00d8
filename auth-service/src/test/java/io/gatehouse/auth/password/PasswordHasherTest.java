package io.gatehouse.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class PasswordHasherTest {

    private final PasswordHasher hasher = new PasswordHasher(new PasswordSettings(19_456, 2, 1, 2, 10));

    @AfterEach
    void stop() {
        hasher.stop();
    }

    @Test
    void hashesAsOwaspRecommends() {
        StepVerifier.create(hasher.hash("some-password"))
                .assertNext(hash -> assertThat(hash).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$.{22}\\$.{43}"))
                .verifyComplete();
    }

    @Test
    void saltsEveryHash() {
        StepVerifier.create(Flux.concat(hasher.hash("some-password"), hasher.hash("some-password"))
                        .distinct())
                .expectNextCount(2)
                .verifyComplete();
    }

    @Test
    void recognizesThePassword() {
        StepVerifier.create(hasher.hash("some-password").flatMap(hash -> hasher.matches("some-password", hash)))
                .expectNext(true)
                .verifyComplete();
    }

    @Test
    void recognizesNoOtherPassword() {
        StepVerifier.create(hasher.hash("some-password").flatMap(hash -> hasher.matches("Some-password", hash)))
                .expectNext(false)
                .verifyComplete();
    }

    @Test
    void recognizesAHashOfOtherCosts() {
        PasswordHasher cheap = new PasswordHasher(new PasswordSettings(64, 3, 2, 1, 1));

        StepVerifier.create(cheap.hash("some-password").flatMap(made -> hasher.matches("some-password", made)))
                .expectNext(true)
                .verifyComplete();
        cheap.stop();
    }

    @Test
    void tellsHashesOfOtherCosts() {
        PasswordHasher cheap = new PasswordHasher(new PasswordSettings(64, 3, 2, 1, 1));

        StepVerifier.create(Flux.concat(cheap.hash("some-password"), hasher.hash("some-password"))
                        .map(hasher::isUpToDate))
                .expectNext(false, true)
                .verifyComplete();
        cheap.stop();
    }

    @Test
    void recognizesAHashMadeElsewhere() {
        // by the reference implementation, phc-winner-argon2
        String hash = "$argon2id$v=19$m=19456,t=2,p=1$c2l4dGVlbi1ieXRlLXNsdA"
                + "$VFrg3Ou+4EaLoV6x3ZB8BeMd5YitQwrN9P81M9X40+8";

        StepVerifier.create(hasher.matches("password", hash)).expectNext(true).verifyComplete();
    }

    @Test
    void takesAComposedAndADecomposedAccentForTheSame() {
        StepVerifier.create(
                        hasher.hash("caf\u00e9-password").flatMap(hash -> hasher.matches("cafe\u0301-password", hash)))
                .expectNext(true)
                .verifyComplete();
    }

    @Test
    void takesALigatureForItsLetters() {
        StepVerifier.create(hasher.hash("\ufb01ne-password").flatMap(hash -> hasher.matches("fine-password", hash)))
                .expectNext(true)
                .verifyComplete();
    }

    @Test
    void recognizesNothingWithoutAHash() {
        StepVerifier.create(hasher.matches("", null)).expectNext(false).verifyComplete();
    }

    @Test
    void needsSomeMemoryForEachLane() {
        assertThatThrownBy(() -> new PasswordSettings(64, 2, 9, 1, 1))
                .hasMessage(
                        "AUTH_PASSWORD_MEMORY_KIB is 64: expected at least 8 for each of the 9 of AUTH_PASSWORD_LANES");
    }

    @Test
    void countsWhatWaits() {
        PasswordHasher narrow = new PasswordHasher(new PasswordSettings(19_456, 20, 1, 1, 5));

        StepVerifier.create(Flux.range(0, 4).flatMap(i -> narrow.matches("some-password", null)))
                .then(() -> assertThat(narrow.waiting()).isBetween(1L, 3L))
                .expectNextCount(4)
                .verifyComplete();
        assertThat(narrow.waiting()).isZero();
        narrow.stop();
    }

    @Test
    void shedsWhatIsMoreThanMayWait() {
        PasswordHasher narrow = new PasswordHasher(new PasswordSettings(19_456, 20, 1, 1, 1));

        StepVerifier.create(Flux.range(0, 5).flatMapDelayError(i -> narrow.matches("some-password", null), 5, 1))
                .expectNext(false)
                .thenConsumeWhile(matches -> !matches)
                .verifyError();
        StepVerifier.create(narrow.matches("some-password", null))
                .expectNext(false)
                .verifyComplete();
        narrow.stop();
    }
}
