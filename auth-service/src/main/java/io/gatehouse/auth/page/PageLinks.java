package io.gatehouse.auth.page;

import io.micronaut.data.model.Page;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The addresses of the pages of a list, for the header field {@code Link} (RFC 8288 section 3). They are relative references (path
 * and query) that keep the request's other parameters.
 */
public final class PageLinks {

    private final String path;
    private final List<String> others = new ArrayList<>();
    private final List<String> links = new ArrayList<>();

    /**
     * Without links yet.
     *
     * @param request what was asked for
     * @param position the parameters that say where a page begins and how long it is
     */
    public PageLinks(HttpRequest<?> request, Set<String> position) {
        path = request.getPath();
        request.getParameters().forEachValue((name, value) -> {
            if (!position.contains(name)) {
                others.add(encoded(name) + "=" + encoded(value));
            }
        });
    }

    /** The items of a page, with links to the others, and in {@code X-Total-Count} how many items all pages have. */
    public static <T, V> HttpResponse<List<V>> answer(Page<T> page, Function<T, V> view, HttpRequest<?> request) {
        String size = "size=" + page.getSize();
        long last = Math.max(0, (page.getTotalSize() - 1) / page.getSize());
        PageLinks links = new PageLinks(request, Set.of("page", "size")).add("first", "page=0", size);
        if (page.getPageNumber() > 0) {
            links.add("prev", "page=" + Math.min(page.getPageNumber() - 1, last), size);
        }
        if (page.getPageNumber() < last) {
            links.add("next", "page=" + (page.getPageNumber() + 1), size);
        }
        return links.add("last", "page=" + last, size)
                .answer(page.getContent().stream().map(view).toList())
                .header("X-Total-Count", String.valueOf(page.getTotalSize()));
    }

    /** Adds the page to which these parameters lead, each as {@code name=value}. */
    public PageLinks add(String relation, String... position) {
        String query = String.join(
                "&", Stream.concat(Stream.of(position), others.stream()).toList());
        links.add("<%s%s>; rel=\"%s\"".formatted(path, query.isEmpty() ? "" : "?" + query, relation));
        return this;
    }

    /** The items of this page, with these links. */
    public <V> MutableHttpResponse<List<V>> answer(List<V> items) {
        return HttpResponse.ok(items).header(HttpHeaders.LINK, String.join(", ", links));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
