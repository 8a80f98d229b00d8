package io.gatehouse.auth.token;

import io.gatehouse.auth.production.WeakSettings;
import io.gatehouse.shared.security.TokenSettings;
import jakarta.inject.Singleton;
import java.util.stream.Stream;

/** The issuer of the tokens. It is in the metadata, which leads clients with their secrets to it (RFC 8414 section 2). */
@Singleton
record IssuerName(TokenSettings checks) implements WeakSettings {

    @Override
    public Stream<String> weaknesses() {
        return WeakSettings.weakness(
                !checks.issuer().startsWith("https://"),
                "TOKEN_ISSUER is " + checks.issuer() + ", expected one that begins with https://");
    }
}
