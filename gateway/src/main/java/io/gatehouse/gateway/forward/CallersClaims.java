package io.gatehouse.gateway.forward;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Drops header fields with which callers could pretend to be somebody else or turn their request into another one: what
 * proxies write about the original caller, what other gateways tell their services about a user or a certificate that they
 * have checked, what overrides the path or the method, and every field with an underscore in its name, since some servers take
 * {@code X_Token} for {@code X-Token}.
 */
final class CallersClaims {

    private static final FieldNames CLAIMS = new FieldNames(
            List.of(
                    "forwarded",
                    "x-real-ip",
                    "x-client-ip",
                    "x-cluster-client-ip",
                    "true-client-ip",
                    "cf-connecting-ip",
                    "fastly-client-ip",
                    "x-original-forwarded-for",
                    "x-original-url",
                    "x-original-host",
                    "x-rewrite-url",
                    "x-http-method-override",
                    "x-http-method",
                    "x-method-override",
                    "remote-user",
                    "remote-name",
                    "remote-email",
                    "remote-groups",
                    "x-user",
                    "x-user-id",
                    "x-user-name",
                    "x-username",
                    "x-user-email",
                    "x-user-role",
                    "x-user-roles",
                    "x-user-groups",
                    "x-userinfo",
                    "x-id-token",
                    "x-endpoint-api-userinfo",
                    "x-apigateway-api-userinfo",
                    "x-anonymous-consumer",
                    "x-credential-identifier",
                    "x-client-verify",
                    "x-client-dn",
                    "client-cert",
                    "client-cert-chain"),
            List.of(
                    "x-forwarded-",
                    "x-http2-", // Netty's notes about an HTTP/2 request
                    "x-remote-",
                    "x-authenticated-",
                    "x-auth-request-",
                    "x-webauth-",
                    "x-consumer-",
                    "x-authentik-",
                    "x-pomerium-",
                    "x-amzn-oidc-",
                    "x-amzn-mtls-",
                    "x-goog-authenticated-user-",
                    "x-ms-client-principal",
                    "cf-access-authenticated-user-",
                    "tailscale-user-",
                    "x-client-cert",
                    "x-ssl-",
                    "ssl-client-"));

    private CallersClaims() {}

    static void removeFrom(HttpHeaders headers) {
        List<CharSequence> claims = find(headers);
        if (claims != null) {
            claims.forEach(headers::remove);
        }
    }

    private static @Nullable List<CharSequence> find(HttpHeaders headers) {
        List<CharSequence> found = null;
        Iterator<Map.Entry<CharSequence, CharSequence>> fields = headers.iteratorCharSequence();
        while (fields.hasNext()) {
            CharSequence name = fields.next().getKey();
            if (isClaim(name)) {
                found = found == null ? new ArrayList<>() : found;
                found.add(name);
            }
        }
        return found;
    }

    private static boolean isClaim(CharSequence name) {
        return AsciiString.indexOf(name, '_', 0) >= 0 || CLAIMS.has(name);
    }
}
