package io.gatehouse.auth.token;

import io.gatehouse.shared.production.WeakSettings;
import io.gatehouse.shared.security.TokenSettings;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.stream.Stream;

/**
 * The issuer of tokens, as published in the metadata. Clients send their secrets to that address, so production
 * requires a safe one (RFC 8414 section 2). With a path in it, the metadata would have to be at another one (section 3.1).
 */
@Singleton
record IssuerName(TokenSettings checks) implements WeakSettings {

    @Override
    public Stream<String> weaknesses() {
        return WeakSettings.weakness(
                !isFit(checks.issuer()),
                "TOKEN_ISSUER is " + checks.issuer()
                        + ", expected an address such as https://api.example.com, without path, query or fragment");
    }

    private static boolean isFit(String issuer) {
        try {
            URI address = new URI(issuer);
            return "https".equals(address.getScheme())
                    && address.getHost() != null
                    && address.getRawPath().isEmpty()
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
