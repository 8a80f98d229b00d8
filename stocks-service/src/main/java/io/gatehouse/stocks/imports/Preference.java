package io.gatehouse.stocks.imports;

import io.micronaut.http.HttpHeaders;
import java.util.Arrays;

/** The {@code Prefer} field (RFC 7240), which a server may ignore, but acknowledges if it does not. */
final class Preference {

    static final String HEADER = "Prefer";
    static final String APPLIED = "Preference-Applied";
    static final String RESPOND_ASYNC = "respond-async";

    private Preference() {}

    /** Whether these fields ask for an answer before the work is done. */
    static boolean isAsync(HttpHeaders headers) {
        return headers.getAll(HEADER).stream()
                .flatMap(field -> Arrays.stream(field.split(",", -1)))
                .map(preference -> preference.split("[;=]", -1)[0].strip())
                .anyMatch(RESPOND_ASYNC::equalsIgnoreCase);
    }
}
