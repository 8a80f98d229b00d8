package io.gatehouse.gateway.peer;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** What counts as one caller of those who are known by nothing but an address. */
public final class CallerNetwork {

    /** What one IPv6 customer is given at least: it can call from as many addresses as it likes. */
    private static final int NETWORK_BYTES = 8;

    private CallerNetwork() {}

    /** The address itself, or of an IPv6 address its /64 network. */
    public static InetAddress of(InetAddress address) {
        return address instanceof Inet6Address ? network(address) : address;
    }

    private static InetAddress network(InetAddress address) {
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address has as many bytes as it had", e);
        }
    }
}
