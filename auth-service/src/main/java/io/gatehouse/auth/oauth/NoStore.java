package io.gatehouse.auth.oauth;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;

/** Keeps answers out of all caches (RFC 6749 section 5.1). */
final class NoStore {

    private NoStore() {}

    static <T> MutableHttpResponse<T> apply(MutableHttpResponse<T> answer) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store").header(HttpHeaders.PRAGMA, "no-cache");
    }
}
