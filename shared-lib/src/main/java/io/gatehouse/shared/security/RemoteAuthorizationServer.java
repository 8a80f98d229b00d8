package io.gatehouse.shared.security;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * auth-service as every other service calls it. Revocations are only sent again once there are others. Both questions have
 * one answer, and their types say so: of a {@code Publisher} Micronaut would read piece by piece, and never release the
 * content of an error.
 */
@Client("authorization-server")
public abstract class RemoteAuthorizationServer implements AuthorizationServer {

    private volatile Tagged last = new Tagged(null, RevocationList.EMPTY);

    /** The JWK set as it comes. */
    @Get("/.well-known/jwks.json")
    protected abstract Mono<HttpResponse<String>> jwkSet();

    /**
     * The revocations with their ETag; 304 without a body if the ETag is this one.
     *
     * @param known the ETag of the list that is known, if it has one
     */
    @Get(value = "/revocations", consumes = MediaType.APPLICATION_JSON)
    protected abstract Mono<HttpResponse<RevocationList>> revocations(
            @Header(HttpHeaders.IF_NONE_MATCH) @Nullable String known);

    /** {@return the JWK set; an error of {@link UnexpectedAnswerException} if the answer is not 200 with content} */
    @Override
    public Mono<String> keys() {
        return jwkSet().onErrorMap(HttpClientResponseException.class, UnexpectedAnswerException::named)
                .map(UnexpectedAnswerException::content);
    }

    /** {@return the list; an error of {@link UnexpectedAnswerException} if the answer is not 200 with one, nor 304} */
    @Override
    public Mono<RevocationList> revocations() {
        return Mono.defer(() -> {
            Tagged before = last;
            return revocations(before.tag())
                    .onErrorMap(HttpClientResponseException.class, UnexpectedAnswerException::named)
                    .map(answer -> list(answer, before));
        });
    }

    private RevocationList list(HttpResponse<RevocationList> answer, Tagged before) {
        if (answer.code() == HttpStatus.NOT_MODIFIED.getCode() && before.tag() != null) {
            return before.list();
        }
        RevocationList list = UnexpectedAnswerException.content(answer);
        last = new Tagged(answer.getHeaders().get(HttpHeaders.ETAG), list);
        return list;
    }

    /** A list and the ETag it came with; an older auth-service sends none. */
    private record Tagged(@Nullable String tag, RevocationList list) {}
}
