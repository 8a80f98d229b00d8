package io.gatehouse.gateway.forward;

import io.micronaut.http.HttpRequest;

/** Marks the requests whose upstream sees the caller's {@code Host}. Few routes ask for it, so nothing is kept of the others. */
public final class PreservedHost {

    private static final String ATTRIBUTE = PreservedHost.class.getName();

    private PreservedHost() {}

    /** Has the upstream of this request see the caller's {@code Host}. */
    public static void ask(HttpRequest<?> request) {
        request.setAttribute(ATTRIBUTE, true);
    }

    static boolean isAsked(HttpRequest<?> request) {
        return request.getAttributes().contains(ATTRIBUTE);
    }
}
