package io.gatehouse.auth.client;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a client can get tokens for (RFC 6749 sections 4.3, 4.4 and 6). */
public enum GrantType {
    CLIENT_CREDENTIALS,
    REFRESH_TOKEN,
    PASSWORD;

    /** Its name in requests. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The grant type of this name. */
    public static Optional<GrantType> of(String parameter) {
        return Arrays.stream(values())
                .filter(type -> type.parameter().equals(parameter))
                .findFirst();
    }

    static List<String> parameters() {
        return Arrays.stream(values()).map(GrantType::parameter).toList();
    }
}
