package io.gatehouse.stocks.timeseries;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * One state of the data in one form, and the answers to requests for it (RFC 9110 section 13): the same bytes have the
 * same strong entity tag, other bytes another.
 *
 * @param version the state of the data
 * @param form everything else the bytes depend on, in text
 * @param format how it is written
 */
public record Representation(DataVersion version, String form, Format format) {

    /** Kept by whom it was given to, and asked for again each time: an import may come at any moment. */
    private static final String CACHE_CONTROL = "private, no-cache";

    /** To be raised with every change to how the same data is written: what callers keep is another answer then. */
    private static final int REVISION = 1;

    /** For so long a change of the same second may yet have to be committed, or be somebody else's by another clock. */
    private static final Duration SETTLED = Duration.ofSeconds(5);

    /** How many of the digest's bytes are in a tag: two different ones in a billion billions meet by chance. */
    private static final int TAG_BYTES = 15;

    /** Answers a request for it: 304 if the caller has it already, or else the body. */
    MutableHttpResponse<byte[]> answer(
            HttpRequest<?> request, Instant now, Function<MutableHttpResponse<?>, Flux<byte[]>> body) {
        String tag = entityTag();
        Optional<Instant> modified = lastModified(now);
        boolean known = new Precondition(request).isMet(tag, modified);
        MutableHttpResponse<byte[]> answer = known ? HttpResponse.notModified() : ok(body);
        answer.header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL).header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        describe(answer, tag, modified);
        return answer;
    }

    /** Makes the header of an answer say that it is this one, whatever it said before. */
    void describeIn(MutableHttpResponse<?> answer, Instant now) {
        describe(answer, entityTag(), lastModified(now));
    }

    private static void describe(MutableHttpResponse<?> answer, String tag, Optional<Instant> modified) {
        MutableHttpHeaders headers = answer.getHeaders();
        headers.set(HttpHeaders.ETAG, tag);
        headers.remove(HttpHeaders.LAST_MODIFIED);
        modified.ifPresent(time -> headers.set(HttpHeaders.LAST_MODIFIED, HttpDate.format(time)));
    }

    /** Declared as bytes: around the chunks of any other type Micronaut writes a JSON array of its own. */
    @SuppressWarnings("unchecked")
    private MutableHttpResponse<byte[]> ok(Function<MutableHttpResponse<?>, Flux<byte[]>> body) {
        MutableHttpResponse<Object> ok = HttpResponse.ok().contentType(format.mediaType());
        MutableHttpResponse<?> answer = ok.body(body.apply(ok));
        return (MutableHttpResponse<byte[]>) answer;
    }

    String entityTag() {
        byte[] digest = sha256(REVISION + "\n" + version.symbols() + "\n" + form + "\n" + format);
        return '"' + Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, TAG_BYTES)) + '"';
    }

    /** Not while there may be another change that the same time is told of (RFC 9110 section 8.8.2.2). */
    private Optional<Instant> lastModified(Instant now) {
        return version.changedAt()
                .map(time -> time.truncatedTo(ChronoUnit.SECONDS))
                .filter(time -> Duration.between(time, now).compareTo(SETTLED) >= 0);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
