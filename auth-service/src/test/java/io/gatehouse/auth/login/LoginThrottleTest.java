package io.gatehouse.auth.login;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.shared.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T08:00:00Z"));
    private final LoginThrottle throttle =
            new LoginThrottle(new LoginSettings(3, 5, Duration.ofMinutes(1), 1_000), clock);

    @Test
    void refusesAnAccountAfterSoManyFailures() {
        fail(3, "ada", "192.0.2.1");

        assertRefused("ada", "192.0.2.2");
        assertAllowed("bob", "192.0.2.1");
    }

    @Test
    void countsAnAccountInAnyCase() {
        fail(3, "ADA", "192.0.2.1");

        assertRefused("ada", "192.0.2.1");
    }

    @Test
    void refusesAnAddressAfterSoManyFailures() {
        for (int i = 0; i < 5; i++) {
            fail(1, "user" + i, "192.0.2.1");
        }

        assertRefused("ada", "192.0.2.1");
        assertAllowed("ada", "192.0.2.2");
    }

    @Test
    void doesNotTakeAnAccountForAnAddress() {
        fail(3, "192.0.2.1", "192.0.2.2");

        assertAllowed("ada", "192.0.2.1");
    }

    @Test
    void saysHowLongToWait() {
        fail(3, "ada", "192.0.2.1");
        clock.advance(Duration.ofSeconds(20));

        assertThatThrownBy(() -> throttle.check(new LoginAttempt("ada", "192.0.2.1")))
                .asInstanceOf(InstanceOfAssertFactories.type(TooManyFailuresException.class))
                .extracting(TooManyFailuresException::headers)
                .isEqualTo(Map.of("Retry-After", "41"));
    }

    @Test
    void forgetsFailuresAfterTheWindow() {
        fail(3, "ada", "192.0.2.1");

        clock.advance(Duration.ofMinutes(1));

        assertAllowed("ada", "192.0.2.1");
    }

    @Test
    void countsAnewAfterTheWindow() {
        fail(3, "ada", "192.0.2.1");
        clock.advance(Duration.ofMinutes(1));

        fail(2, "ada", "192.0.2.1");
        assertAllowed("ada", "192.0.2.1");
        fail(1, "ada", "192.0.2.1");
        assertRefused("ada", "192.0.2.1");
    }

    @Test
    void isNotProlongedByFurtherFailures() {
        fail(3, "ada", "192.0.2.1");
        clock.advance(Duration.ofSeconds(59));
        fail(1, "ada", "192.0.2.2");

        clock.advance(Duration.ofSeconds(1));

        assertAllowed("ada", "192.0.2.3");
    }

    private void fail(int times, String username, String address) {
        for (int i = 0; i < times; i++) {
            throttle.failed(new LoginAttempt(username, address));
        }
    }

    private void assertRefused(String username, String address) {
        assertThatThrownBy(() -> throttle.check(new LoginAttempt(username, address)))
                .isInstanceOf(TooManyFailuresException.class);
    }

    private void assertAllowed(String username, String address) {
        assertThatCode(() -> throttle.check(new LoginAttempt(username, address)))
                .doesNotThrowAnyException();
    }
}
