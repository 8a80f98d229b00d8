package io.gatehouse.shared.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CallerNetworkTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::",
        "2001:db8:1:2:ffff::1, 2001:db8:1:2::",
        "::ffff:192.0.2.7, 192.0.2.7",
    })
    void anIpv6CallerIsItsNetwork(String address, String caller) throws UnknownHostException {
        assertThat(CallerNetwork.of(InetAddress.getByName(address))).isEqualTo(InetAddress.getByName(caller));
        assertThat(CallerNetwork.of(address)).isEqualTo(InetAddress.getByName(caller));
    }
}
