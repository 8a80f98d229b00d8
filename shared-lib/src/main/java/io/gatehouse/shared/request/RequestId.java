package io.gatehouse.shared.request;

import io.micronaut.http.HttpRequest;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The id by which one request is known in its answer, at every hop and in every log line. */
public final class RequestId {

    /** The header field that carries it, in requests and in answers. */
    public static final String HEADER = "X-Request-Id";

    /** The name in log lines. */
    public static final String LOG_KEY = "request_id";

    private static final String ATTRIBUTE = "io.gatehouse.request-id";
    private static final int MAX_LENGTH = 128;

    private RequestId() {}

    /** The id of this request: the caller's if it is well-formed, otherwise made on first use. */
    public static String of(HttpRequest<?> request) {
        Object id = request.getAttributes().getValue(ATTRIBUTE);
        return id != null ? (String) id : assign(request);
    }

    /** Runs something that logs for this request, so that its lines have the request's id whatever the thread. */
    public static void inLogs(HttpRequest<?> request, Runnable log) {
        InLogs context = new InLogs(LOG_KEY, of(request));
        String before = context.updateThreadContext();
        try {
            log.run();
        } finally {
            context.restoreThreadContext(before);
        }
    }

    private static String assign(HttpRequest<?> request) {
        String sent = request.getHeaders().get(HEADER);
        String id = isWellFormed(sent) ? sent : random();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    /** A random UUID (RFC 9562 section 5.4). Not from the secure source, because it is not a secret. */
    private static String random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID((random.nextLong() & ~0xF000L) | 0x4000L, (random.nextLong() >>> 2) | Long.MIN_VALUE)
                .toString();
    }

    /** 1 to 128 letters, digits, and {@code - _ . :}: safe in a header, a log line and a file name. */
    private static boolean isWellFormed(@Nullable String id) {
        if (id == null || id.isEmpty() || id.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            if (!isAllowed(id.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllowed(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-_.:".indexOf(c) >= 0;
    }
}
