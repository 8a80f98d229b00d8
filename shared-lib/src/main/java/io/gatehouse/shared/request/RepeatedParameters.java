package io.gatehouse.shared.request;

import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.web.router.MethodBasedRouteMatch;
import io.micronaut.web.router.RouteAttributes;
import java.util.List;
import java.util.stream.Stream;

/**
 * Refuses a query parameter that is there more than once where one value is expected. Micronaut takes one of them, and
 * nobody can say whether that is the one that was meant.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RepeatedParameters implements Ordered {

    /** Whoever may not ask at all is told so first. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        List<String> repeated = repeated(request.getParameters());
        if (!repeated.isEmpty()) {
            single(request).filter(repeated::contains).findFirst().ifPresent(name -> {
                throw new RepeatedParameterException(name);
            });
        }
    }

    private static List<String> repeated(HttpParameters parameters) {
        return parameters.names().stream()
                .filter(name -> parameters.getAll(name).size() > 1)
                .toList();
    }

    /** The names of the parameters that have one value. */
    private static Stream<String> single(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .filter(MethodBasedRouteMatch.class::isInstance)
                .map(match -> Stream.of(((MethodBasedRouteMatch<?, ?>) match).getArguments()))
                .orElseGet(Stream::empty)
                .flatMap(RepeatedParameters::inBean)
                .filter(argument -> argument.isAnnotationPresent(QueryValue.class))
                .filter(argument -> !Iterable.class.isAssignableFrom(argument.getType()))
                .map(RepeatedParameters::name);
    }

    private static Stream<Argument<?>> inBean(Argument<?> argument) {
        return argument.isAnnotationPresent(RequestBean.class)
                ? Stream.of(
                        BeanIntrospection.getIntrospection(argument.getType()).getConstructorArguments())
                : Stream.of(argument);
    }

    private static String name(Argument<?> argument) {
        return argument.getAnnotationMetadata().stringValue(QueryValue.class).orElse(argument.getName());
    }
}
