package io.gatehouse.stocks.timeseries;

import io.gatehouse.shared.answer.HttpDate;
import io.gatehouse.shared.digest.EntityTag;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * One state of the data in one form, and the answers to requests for it (RFC 9110 section 13): the same bytes always
 * have the same strong entity tag, and other bytes another.
 *
 * @param version the state of the data
 * @param form everything else the bytes depend on, as text
 * @param format how it is written
 */
public record Representation(DataVersion version, String form, Format format) {

    /** The caller may keep it, but has to revalidate it each time: an import may come at any moment. */
    private static final String CACHE_CONTROL = "private, no-cache";

    /** Must be raised with every change to how the same data is written, to invalidate what callers keep. */
    private static final int REVISION = 2;

    /** For this long there may still be another change with the same time, uncommitted or by another clock. */
    private static final Duration SETTLED = Duration.ofSeconds(5);

    /** Answers a request: 304 if the caller already has this representation, otherwise the body. */
    MutableHttpResponse<byte[]> answer(
            HttpRequest<?> request, Instant now, Function<MutableHttpResponse<?>, Flux<byte[]>> body) {
        EntityTag tag = entityTag();
        Optional<Instant> modified = lastModified(now);
        boolean known = new Precondition(request, now).isMet(tag, modified);
        MutableHttpResponse<byte[]> answer = known ? HttpResponse.notModified() : ok(body);
        answer.header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL).header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        describe(answer, tag, modified);
        return answer;
    }

    /** Sets the header fields of an answer to those of this representation, replacing any earlier ones. */
    void describeIn(MutableHttpResponse<?> answer, Instant now) {
        describe(answer, entityTag(), lastModified(now));
    }

    private static void describe(MutableHttpResponse<?> answer, EntityTag tag, Optional<Instant> modified) {
        MutableHttpHeaders headers = answer.getHeaders();
        headers.set(HttpHeaders.ETAG, tag.value());
        headers.remove(HttpHeaders.LAST_MODIFIED);
        modified.ifPresent(time -> headers.set(HttpHeaders.LAST_MODIFIED, HttpDate.format(time)));
    }

    /** Typed as bytes: Micronaut would wrap chunks of any other type in a JSON array. */
    @SuppressWarnings("unchecked")
    private MutableHttpResponse<byte[]> ok(Function<MutableHttpResponse<?>, Flux<byte[]>> body) {
        MutableHttpResponse<Object> ok = HttpResponse.ok().contentType(format.mediaType());
        MutableHttpResponse<?> answer = ok.body(body.apply(ok));
        return (MutableHttpResponse<byte[]>) answer;
    }

    EntityTag entityTag() {
        return EntityTag.of(REVISION + "\n" + version.symbols() + "\n" + form + "\n" + format);
    }

    /** Empty while there may be another change with the same time (RFC 9110 section 8.8.2.2). */
    private Optional<Instant> lastModified(Instant now) {
        return version.changedAt()
                .map(time -> time.truncatedTo(ChronoUnit.SECONDS))
                .filter(time -> Duration.between(time, now).compareTo(SETTLED) >= 0);
    }
}
