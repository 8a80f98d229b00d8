package io.gatehouse.gateway.cors;

import static io.micronaut.http.HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS;
import static io.micronaut.http.HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS;
import static io.micronaut.http.HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS;
import static io.micronaut.http.HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN;
import static io.micronaut.http.HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS;
import static io.micronaut.http.HttpHeaders.ACCESS_CONTROL_MAX_AGE;
import static io.micronaut.http.HttpHeaders.ORIGIN;
import static io.micronaut.http.HttpHeaders.VARY;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.MutableHttpHeaders;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sets the header fields that tell a browser what a page of another origin may do. */
@Singleton
@Requires(beans = CorsSettings.class)
final class CorsAnswer {

    private static final List<String> OWN = List.of(
            ACCESS_CONTROL_ALLOW_ORIGIN,
            ACCESS_CONTROL_ALLOW_CREDENTIALS,
            ACCESS_CONTROL_EXPOSE_HEADERS,
            ACCESS_CONTROL_ALLOW_METHODS,
            ACCESS_CONTROL_ALLOW_HEADERS,
            ACCESS_CONTROL_MAX_AGE,
            "Access-Control-Allow-Private-Network");

    private final CorsSettings settings;
    private final Set<String> origins;
    private final boolean any;
    private final String methods;
    private final String headers;
    private final String exposed;

    CorsAnswer(CorsSettings settings) {
        this.settings = settings;
        origins = Set.copyOf(settings.origins());
        any = origins.contains(CorsSettings.ANY);
        methods = String.join(", ", settings.methods());
        headers = String.join(", ", settings.headers());
        exposed = String.join(", ", settings.exposed());
    }

    /** Sets the fields of the answer to a preflight. */
    void permit(@Nullable String origin, MutableHttpHeaders answer) {
        complete(origin, answer);
        answer.add(VARY, "Access-Control-Request-Method, Access-Control-Request-Headers");
        if (isAllowed(origin)) {
            answer.set(ACCESS_CONTROL_ALLOW_METHODS, methods);
            answer.set(ACCESS_CONTROL_ALLOW_HEADERS, headers);
            answer.set(ACCESS_CONTROL_MAX_AGE, String.valueOf(settings.maxAge().toSeconds()));
        }
    }

    /**
     * Sets the fields of any answer, in place of those that are there. If every origin is allowed, the answer says so even to a
     * request without one, because a cache may use it for a page later.
     */
    void complete(@Nullable String origin, MutableHttpHeaders answer) {
        OWN.forEach(answer::remove);
        if (any) {
            answer.set(ACCESS_CONTROL_ALLOW_ORIGIN, CorsSettings.ANY);
            setUnlessEmpty(ACCESS_CONTROL_EXPOSE_HEADERS, exposed, answer);
            return;
        }
        varyByOrigin(answer);
        if (origin != null && origins.contains(origin)) {
            answer.set(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            setUnlessEmpty(ACCESS_CONTROL_EXPOSE_HEADERS, exposed, answer);
            setUnlessEmpty(ACCESS_CONTROL_ALLOW_CREDENTIALS, settings.credentials() ? "true" : "", answer);
        }
    }

    /** Whether pages of this origin may send requests. */
    boolean isAllowed(@Nullable String origin) {
        return origin != null && (any || origins.contains(origin));
    }

    /** Adds {@code Vary: Origin}, so that no cache gives the answer for one page to another. */
    private static void varyByOrigin(MutableHttpHeaders answer) {
        for (String value : answer.getAll(VARY)) {
            for (String name : value.split(",", -1)) {
                if (name.strip().equals("*")
                        || name.strip().toLowerCase(Locale.ROOT).equals("origin")) {
                    return;
                }
            }
        }
        answer.add(VARY, ORIGIN);
    }

    private static void setUnlessEmpty(String name, String value, MutableHttpHeaders answer) {
        if (!value.isEmpty()) {
            answer.set(name, value);
        }
    }
}
