package io.gatehouse.shared.schema;

import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Looks up who may call an operation of this service, according to {@code @Secured} on its controller. */
@Singleton
final class OperationAccess {

    private final Router router;

    OperationAccess(Router router) {
        this.router = router;
    }

    /**
     * The values of {@code @Secured}: permissions, or one of the constants of {@link SecurityRule}; empty for an
     * operation that this service does not have.
     *
     * @param method as OpenAPI spells it, in lower case
     * @param path as OpenAPI spells it, with variables in braces
     */
    List<String> of(String method, String path) {
        return router.uriRoutes()
                .filter(route -> route.getHttpMethodName().equalsIgnoreCase(method))
                .filter(route -> route.getUriMatchTemplate().toPathString().equals(path))
                .flatMap(OperationAccess::secured)
                .distinct()
                .toList();
    }

    /** As {@code SecuredAnnotationRule} reads it: the annotation of a method replaces that of its class. */
    private static Stream<String> secured(UriRouteInfo<?, ?> route) {
        return route.getAnnotationMetadata().getValue(Secured.class, String[].class).stream()
                .flatMap(Arrays::stream);
    }
}
