package io.gatehouse.shared.request;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * What counts as one caller where nothing but an address is known: an IPv4 address, or the /64 network of an IPv6 address,
 * since every IPv6 customer is given at least that much and can call from any address in it.
 */
public final class CallerNetwork {

    private static final int IPV6_NETWORK_BYTES = 8;

    private CallerNetwork() {}

    /** The network of the address that this literal stands for, as its first address. */
    public static InetAddress of(String literal) {
        return of(InetAddress.ofLiteral(literal));
    }

    /** The network of this address, as its first address. */
    public static InetAddress of(InetAddress address) {
        return address instanceof Inet6Address ? network(address) : address;
    }

    private static InetAddress network(InetAddress address) {
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, IPV6_NETWORK_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address has as many bytes as it had", e);
        }
    }
}
