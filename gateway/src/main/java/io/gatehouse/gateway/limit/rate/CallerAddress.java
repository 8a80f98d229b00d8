package io.gatehouse.gateway.limit.rate;

import io.gatehouse.gateway.peer.ClientAddress;
import io.micronaut.http.HttpRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Who a caller without a token is. */
final class CallerAddress {

    /** What one IPv6 customer is given at least: it can call from as many addresses as it likes. */
    private static final int NETWORK_BYTES = 8;

    private CallerAddress() {}

    static InetAddress of(HttpRequest<?> request) {
        return of(InetAddress.ofLiteral(ClientAddress.of(request)));
    }

    static InetAddress of(InetAddress address) {
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
