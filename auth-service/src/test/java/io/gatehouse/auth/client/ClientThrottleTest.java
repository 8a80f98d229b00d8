package io.gatehouse.auth.client;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.shared.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClientThrottleTest {

    private static final String HERE = "192.0.2.1";
    private static final String ELSEWHERE = "192.0.2.2";

    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T08:00:00Z"));
    private final ClientThrottle throttle =
            new ClientThrottle(new ClientLoginSettings(2, 3, Duration.ofMinutes(1), 100), clock);

    @Test
    void refusesAClientAfterTooManyFailuresFromThereAlone() {
        fail("client~a", HERE, 2);

        assertRefused("client~a", HERE);
        assertPasses("client~a", ELSEWHERE);
        assertPasses("client~b", HERE);
    }

    @Test
    void refusesAnAddressAfterTooManyFailuresOfWhateverClients() {
        fail("client~a", HERE, 1);
        fail("client~b", HERE, 1);
        assertPasses("client~c", HERE);
        fail("nobody", HERE, 1);

        assertRefused("client~c", HERE);
        assertPasses("client~c", ELSEWHERE);
    }

    @Test
    void takesTheAddressesOfOneIpv6CustomerForOne() {
        fail("client~a", "2001:db8:0:1::1", 1);
        fail("client~a", "2001:db8:0:1::2", 1);

        assertRefused("client~a", "2001:db8:0:1::3");
        assertPasses("client~a", "2001:db8:0:2::1");
    }

    @Test
    void remembersNoNameThatNoClientCanHave() {
        fail("x".repeat(16_000), HERE, 2);

        assertPasses("x".repeat(16_000), HERE);
        fail("nobody", HERE, 1);
        assertRefused("client~a", HERE);
    }

    @Test
    void forgetsFailuresWhenTheWindowEndsThatBeganWithTheFirst() {
        fail("client~a", HERE, 1);
        clock.advance(Duration.ofSeconds(59));
        fail("client~a", HERE, 1);
        assertRefused("client~a", HERE);

        clock.advance(Duration.ofSeconds(1));

        assertPasses("client~a", HERE);
    }

    private void fail(String client, String address, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(client, address);
        }
    }

    private void assertRefused(String client, String address) {
        assertThatThrownBy(() -> throttle.check(client, address)).isInstanceOf(TooManyWrongSecretsException.class);
    }

    private void assertPasses(String client, String address) {
        assertThatCode(() -> throttle.check(client, address)).doesNotThrowAnyException();
    }
}
