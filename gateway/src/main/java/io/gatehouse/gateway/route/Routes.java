package io.gatehouse.gateway.route;

import static io.micronaut.security.rules.SecurityRule.IS_ANONYMOUS;
import static io.micronaut.security.rules.SecurityRule.IS_AUTHENTICATED;

import io.gatehouse.gateway.forward.Upstream;
import io.gatehouse.shared.security.Permission;
import io.micronaut.http.client.annotation.Client;

/**
 * The route table: one interface per service, with its public paths, who may call them, and the service that answers.
 */
interface Routes {

    /**
     * In bytes. Whoever has no token sends names, passwords and the like: more would only hold a connection to the service, however
     * slowly it comes.
     */
    long A_FORM = 64 << 10;

    @Route(path = "/api/v1/auth", permission = IS_AUTHENTICATED)
    @Route(path = "/api/v1/auth/create", permission = IS_ANONYMOUS, maxBodySize = A_FORM)
    @Route(path = "/api/v1/auth/refresh", permission = IS_ANONYMOUS, maxBodySize = A_FORM)
    @Route(path = "/api/v1/auth/password", permission = IS_ANONYMOUS, maxBodySize = A_FORM)
    @Route(path = "/api/v1/auth/users", permission = Permission.ADMIN)
    @Route(path = "/api/v1/auth/groups", permission = Permission.ADMIN)
    @Route(path = "/api/v1/auth/audit", permission = Permission.ADMIN)
    @Route(path = "/api/v1/auth/keys", permission = Permission.ADMIN)
    @Route(path = "/api/v1/auth/clients", permission = Permission.ADMIN)
    @Route(path = "/oauth/token", permission = IS_ANONYMOUS, maxBodySize = A_FORM)
    @Route(path = "/oauth/revoke", permission = IS_ANONYMOUS, maxBodySize = A_FORM)
    @Route(path = "/oauth/introspect", permission = IS_ANONYMOUS, maxBodySize = A_FORM)
    @Route(path = "/.well-known/jwks.json", permission = IS_ANONYMOUS, maxBodySize = A_FORM)
    @Route(path = "/.well-known/oauth-authorization-server", permission = IS_ANONYMOUS, maxBodySize = A_FORM)
    @Client("auth-service")
    interface Auth extends Upstream {}

    @Route(path = "/api/v1/resource", permission = Permission.TIME)
    @Route(path = "/api/v1/factorial", permission = Permission.FACTORIAL)
    @Client("resource-service")
    interface Resource extends Upstream {}

    @Route(path = "/api/v1/stocks", permission = Permission.STOCKS)
    @Route(path = "/api/v1/stocks/imports", permission = Permission.STOCKS_WRITE)
    @Route(path = "/api/v1/stocks/splits", permission = Permission.STOCKS_WRITE)
    @Route(path = "/stocks", permission = Permission.STOCKS)
    @Client("stocks-service")
    interface Stocks extends Upstream {}

    @Route(path = "/api/v1/boilerplate", permission = Permission.SMOKE)
    @Client("boilerplate-service")
    interface Boilerplate extends Upstream {}
}
