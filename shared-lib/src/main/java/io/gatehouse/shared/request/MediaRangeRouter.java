package io.gatehouse.shared.request;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.MediaType;
import io.micronaut.web.router.DefaultRouter;
import io.micronaut.web.router.RouteBuilder;
import io.micronaut.web.router.UriRouteMatch;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds routes for media ranges in {@code Accept}, such as {@code text/*} (RFC 9110 section 12.5.1). Of these Micronaut knows
 * only the range of everything; any other it takes for a type of that name, which nothing produces.
 */
@Singleton
@Replaces(DefaultRouter.class)
final class MediaRangeRouter extends DefaultRouter {

    private static final String ANY = "*";

    MediaRangeRouter(Collection<RouteBuilder> builders) {
        super(builders);
    }

    @Override
    public <T, R> @Nullable UriRouteMatch<T, R> findClosest(HttpRequest<?> request) {
        UriRouteMatch<T, R> closest = super.findClosest(request);
        return closest == null && request.accept().stream().anyMatch(MediaRangeRouter::isRange)
                ? closestInRange(request)
                : closest;
    }

    /** The router must not be asked with an empty list of accepted types, because that would accept everything. */
    private <T, R> @Nullable UriRouteMatch<T, R> closestInRange(HttpRequest<?> request) {
        List<MediaType> types = typesAccepted(request);
        return types.isEmpty() ? null : super.findClosest(new Accepting<>(request, types));
    }

    private List<MediaType> typesAccepted(HttpRequest<?> request) {
        List<MediaType> produced = findAny(request).stream()
                .flatMap(match -> match.getRouteInfo().getProduces().stream())
                .distinct()
                .toList();
        return request.accept().stream()
                .flatMap(accepted -> isRange(accepted) ? in(accepted, produced) : Stream.of(accepted))
                .toList();
    }

    private static Stream<MediaType> in(MediaType range, List<MediaType> produced) {
        return range.getQualityAsNumber().signum() > 0 ? produced.stream().filter(range::matches) : Stream.empty();
    }

    private static boolean isRange(MediaType accepted) {
        return accepted.getSubtype().equals(ANY) && !accepted.getType().equals(ANY);
    }

    private static final class Accepting<B> extends HttpRequestWrapper<B> {

        private final List<MediaType> types;

        Accepting(HttpRequest<B> request, List<MediaType> types) {
            super(request);
            this.types = types;
        }

        @Override
        public Collection<MediaType> accept() {
            return types;
        }
    }
}
