package io.gatehouse.auth.login;

import io.gatehouse.auth.audit.Origin;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Objects;

/** What counts as one place to call from: an IPv4 address, or what one IPv6 customer is given at least. */
final class CallerNetwork {

    private static final int IPV6_NETWORK_BYTES = 8;

    private CallerNetwork() {}

    static String of(Origin origin) {
        InetAddress address = InetAddress.ofLiteral(Objects.requireNonNull(origin.address(), "address"));
        return address instanceof Inet6Address ? network(address) : address.getHostAddress();
    }

    private static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, IPV6_NETWORK_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address has as many bytes as it had", e);
        }
    }
}
