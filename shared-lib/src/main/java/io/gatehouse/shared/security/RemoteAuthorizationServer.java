package io.gatehouse.shared.security;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.client.annotation.Client;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** auth-service as every other service calls it. Revocations are only sent again once there are others. */
@Client("authorization-server")
public abstract class RemoteAuthorizationServer implements AuthorizationServer {

    private volatile Tagged last = new Tagged(null, RevocationList.EMPTY);

    @Override
    @Get("/.well-known/jwks.json")
    public abstract Publisher<String> keys();

    /**
     * The revocations with their ETag; 304 without a body if the ETag is this one.
     *
     * @param known the ETag of the list that is known, if it has one
     */
    @Get(value = "/revocations", consumes = MediaType.APPLICATION_JSON)
    protected abstract Publisher<HttpResponse<RevocationList>> revocations(
            @Header(HttpHeaders.IF_NONE_MATCH) @Nullable String known);

    @Override
    public Publisher<RevocationList> revocations() {
        return Mono.defer(() -> {
            Tagged before = last;
            return Mono.from(revocations(before.tag())).mapNotNull(answer -> list(answer, before));
        });
    }

    private @Nullable RevocationList list(HttpResponse<RevocationList> answer, Tagged before) {
        if (answer.status() == HttpStatus.NOT_MODIFIED) {
            return before.list();
        }
        RevocationList list = answer.body();
        if (list != null) {
            last = new Tagged(answer.getHeaders().get(HttpHeaders.ETAG), list);
        }
        return list;
    }

    /** A list and the ETag it came with; an older auth-service sends none. */
    private record Tagged(@Nullable String tag, RevocationList list) {}
}
