package io.gatehouse.shared.request;

import io.micronaut.http.HttpRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The id under which one request is known in every answer, at every hop and in every log line. */
public final class RequestId {

    /** The header field that carries it in and out. */
    public static final String HEADER = "X-Request-Id";

    /** The name in log lines. */
    public static final String LOG_KEY = "request_id";

    private static final String ATTRIBUTE = "io.gatehouse.request-id";
    private static final int MAX_LENGTH = 128;

    private RequestId() {}

    /** The id of this request: the caller's if it is well-formed, otherwise made on first use. */
    public static String of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, String.class).orElseGet(() -> assign(request));
    }

    private static String assign(HttpRequest<?> request) {
        String sent = request.getHeaders().get(HEADER);
        String id = isWellFormed(sent) ? sent : UUID.randomUUID().toString();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    /** 1 to 128 letters, digits, and {@code - _ . :}: safe in a header, a log line and a file name. */
    private static boolean isWellFormed(@Nullable String id) {
        return id != null
                && !id.isEmpty()
                && id.length() <= MAX_LENGTH
                && id.chars().allMatch(RequestId::isAllowed);
    }

    private static boolean isAllowed(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-_.:".indexOf(c) >= 0;
    }
}
