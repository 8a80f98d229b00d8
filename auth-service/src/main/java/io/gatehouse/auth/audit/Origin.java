package io.gatehouse.auth.audit;

import io.gatehouse.shared.request.RequestId;
import io.micronaut.http.HttpRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for something, and from where.
 *
 * @param actor the subject of the caller's token, or whoever proved to be a user; nobody if there was no such proof
 * @param address the caller's address
 * @param requestId the id the request is known by in answers and logs
 */
public record Origin(
        @Nullable String actor,
        @Nullable String address,
        @Nullable String requestId) {

    /** The service itself, when it starts: nobody asked for it. */
    public static final Origin START = new Origin(null, null, null);

    public static Origin of(HttpRequest<?> request) {
        String actor = request.getUserPrincipal().map(Principal::getName).orElse(null);
        return new Origin(actor, CallerAddress.of(request), RequestId.of(request));
    }

    /** The same, now that the caller has turned out to be this user. */
    public Origin by(@Nullable String user) {
        return new Origin(user, address, requestId);
    }
}
