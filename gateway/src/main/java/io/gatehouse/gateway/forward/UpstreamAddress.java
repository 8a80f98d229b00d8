package io.gatehouse.gateway.forward;

import java.net.URI;
import java.util.Set;

/** What the address of an upstream looks like. */
public final class UpstreamAddress {

    /** In words. */
    public static final String EXPECTED = "an address such as http://shop.internal:8080 or https://shop.example/base";

    private UpstreamAddress() {}

    /** Whether this is one; {@code shop.internal:8080} is a URI too. */
    public static boolean is(URI address) {
        return Set.of("http", "https").contains(String.valueOf(address.getScheme()))
                && address.getHost() != null
                && address.getUserInfo() == null
                && address.getRawQuery() == null
                && address.getRawFragment() == null;
    }
}
