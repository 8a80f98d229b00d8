package io.gatehouse.gateway.peer;

import io.netty.util.NetUtil;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A network: all addresses with the same leading bits. */
final class Network {

    private final byte[] address;
    private final int bits;

    private Network(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    /**
     * Reads {@code 10.0.0.0/8}, {@code fd00::/8} or a single address.
     *
     * @throws IllegalArgumentException if the text is none of these
     */
    static Network parse(String text) {
        int slash = text.indexOf('/');
        byte[] address = address(slash < 0 ? text : text.substring(0, slash));
        int bits = slash < 0 ? 8 * (address == null ? 0 : address.length) : bits(text.substring(slash + 1));
        if (address == null || bits < 0 || bits > 8 * address.length) {
            throw new IllegalArgumentException("'" + text + "' is neither an address nor a network such as 10.0.0.0/8");
        }
        return new Network(address, bits);
    }

    /** The bytes of an address, or null if the text is not one. An IPv4-mapped IPv6 address is treated as IPv4. */
    static byte @Nullable [] address(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        return bytes == null ? null : plain(bytes);
    }

    /** Converts an IPv4-mapped IPv6 address (RFC 4291 section 2.5.5.2) to IPv4; others are returned unchanged. */
    static byte[] plain(byte[] bytes) {
        boolean mapped = bytes.length == 16 && bytes[10] == -1 && bytes[11] == -1;
        for (int i = 0; mapped && i < 10; i++) {
            mapped = bytes[i] == 0;
        }
        return mapped ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
    }

    private static int bits(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    boolean contains(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        int whole = bits / 8;
        if (!Arrays.equals(address, 0, whole, other, 0, whole)) {
            return false;
        }
        int rest = bits % 8;
        return rest == 0 || (address[whole] ^ other[whole]) >> (8 - rest) == 0;
    }
}
