package io.gatehouse.gateway.cors;

import io.gatehouse.shared.start.BadSettingException;
import io.gatehouse.shared.start.NotNegative;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What pages of other origins may do.
 *
 * @param origins the allowed origins, each as {@code https://host} or {@code https://host:port}, or {@code *} for all
 * @param methods which methods they may use
 * @param headers which header fields they may send beyond those that are always allowed
 * @param exposed which header fields of an answer they may read beyond those that are always readable
 * @param credentials whether they may send cookies; not with {@code *}
 * @param maxAge how long a browser may remember the answer to a preflight
 */
@ConfigurationProperties("gateway.cors")
@Requires(property = "gateway.cors.origins", notEquals = "")
record CorsSettings(
        List<String> origins,
        List<String> methods,
        List<String> headers,
        List<String> exposed,
        boolean credentials,
        @NotNegative Duration maxAge) {

    static final String ANY = "*";

    /** An origin as browsers write it (RFC 6454 section 6.2): in lower case, and without the default port. */
    private static final Pattern ORIGIN =
            Pattern.compile("(?!http:.*:80$|https:.*:443$)https?://[^/\\s?#@*\\p{Upper}]+");

    CorsSettings {
        for (String origin : origins) {
            if (!origin.equals(ANY) && !ORIGIN.matcher(origin).matches()) {
                throw new BadSettingException(
                        "gateway.cors.origins",
                        String.join(",", origins),
                        "expected * or origins such as https://host or https://host:8443, in lower case"
                                + " and without the port that every browser leaves out");
            }
        }
        if (credentials && origins.contains(ANY)) {
            throw new BadSettingException(
                    "gateway.cors.credentials",
                    true,
                    "expected false, since the origins include *, and every page anywhere could act for its visitors");
        }
    }
}
