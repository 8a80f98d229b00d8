package io.gatehouse.shared.start;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/** The address of a service: a scheme, a host and perhaps a port and a path, and nothing else. */
public final class HttpAddress {

    /** What is expected, for messages to whoever set it up. */
    public static final String EXPECTED = "an address such as http://shop.internal:8080 or https://shop.example/base";

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int HIGHEST_PORT = 65_535;

    private HttpAddress() {}

    /** The address in this text; empty if it is not one. */
    public static Optional<URI> parse(String text) {
        try {
            return Optional.of(new URI(text)).filter(HttpAddress::isValid);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * What is wrong with this text, for messages: it is repeated, unless it has an @, before which there may be a password that
     * must not appear in a log.
     */
    public static String fault(String text) {
        return text.indexOf('@') < 0 ? "is \"" + text + "\"" : "has an @, and perhaps a password";
    }

    /** Whether this is such an address. {@code shop.internal:8080} is a URI, too, but its scheme is {@code shop.internal}. */
    public static boolean isValid(URI address) {
        return SCHEMES.contains(String.valueOf(address.getScheme()))
                && address.getHost() != null
                && address.getPort() != 0
                && address.getPort() <= HIGHEST_PORT
                && address.getUserInfo() == null
                && address.getRawQuery() == null
                && address.getRawFragment() == null;
    }
}
