package io.gatehouse.auth.audit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** What counts as one place to call from: an IPv4 address, or what one IPv6 customer is given at least. */
public final class CallerNetwork {

    private static final int IPV6_NETWORK_BYTES = 8;

    private CallerNetwork() {}

    /** The network of this address, which is a literal one. */
    public static String of(String literal) {
        InetAddress address = InetAddress.ofLiteral(literal);
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
