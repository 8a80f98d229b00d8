package io.gatehouse.gateway.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.1.2, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "192.168.4.0/22, 192.168.7.255, true",
        "192.168.4.0/22, 192.168.8.0, false",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "fd00::/8, fdff::1, true",
        "fd00::/8, fe00::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "::1, ::1, true",
        "10.0.0.0/8, ::ffff:10.1.2.3, true",
        "::ffff:10.1.2.3, 10.1.2.3, true"
    })
    void holdsTheAddressesThatBeginWithItsBits(String network, String address, boolean inside) {
        assertThat(Network.parse(network).contains(Objects.requireNonNull(Network.address(address))))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/eight", "localhost", "fd00::/129", "/8"})
    void isNothingElse(String text) {
        assertThatThrownBy(() -> Network.parse(text)).hasMessageContaining(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9 | 203.0.113.9",
                "6.6.6.6, 203.0.113.9 | 203.0.113.9",
                "6.6.6.6, 203.0.113.9, 10.0.0.2 | 203.0.113.9",
                "10.0.0.3, 10.0.0.2 | 10.0.0.3",
                "203.0.113.9, nonsense | 10.0.0.1",
                "203.0.113.9, nonsense, 10.0.0.2 | 10.0.0.2",
                "203.0.113.9:4711, [fd00::1]:80 | 203.0.113.9",
                "2001:db8::7 | 2001:db8::7",
                "fe80::1%x | fe80::1",
                "203.0.113.9, fd00::1%eth0, [fd00::2%1]:80 | 203.0.113.9"
            })
    void theClientIsTheLastWhoIsNoTrustedProxy(String chain, String client) {
        TrustedProxies proxies = new TrustedProxies(
                new TrustedProxySettings(List.of("10.0.0.0/8", " fd00::/8", ""), ProxyField.X_FORWARDED_FOR, true));

        assertThat(proxies.client(ForwardedChain.ofXForwardedFor(List.of(chain)), "10.0.0.1"))
                .isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "for=203.0.113.9 | 203.0.113.9",
                "for=6.6.6.6;proto=http, proto=https;For=\"203.0.113.9:4711\" | 203.0.113.9",
                "for=\"[2001:db8::7]:4711\", for=10.0.0.2 | 2001:db8::7",
                "for=203.0.113.9, for=unknown | 10.0.0.1",
                "for=203.0.113.9, for=_hidden | 10.0.0.1",
                "for=203.0.113.9, by=10.0.0.2 | 10.0.0.1",
                "for=\"[fe80::1%x]\" | fe80::1"
            })
    void theForwardedFieldTellsTheSame(String field, String client) {
        TrustedProxies proxies =
                new TrustedProxies(new TrustedProxySettings(List.of("10.0.0.0/8"), ProxyField.FORWARDED, true));

        assertThat(proxies.client(ForwardedChain.ofForwarded(List.of(field)), "10.0.0.1"))
                .isEqualTo(client);
    }
}
