package io.gatehouse.shared.security;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import org.jspecify.annotations.Nullable;

/** auth-service, or what stands in its place, answered something else than what it was asked for. */
final class UnexpectedAnswerException extends RuntimeException {

    private UnexpectedAnswerException(String answered, @Nullable Throwable cause) {
        super("auth-service answered " + answered, cause);
    }

    /** The content of an answer, which has to be 200 and to have some. */
    static <T> T content(HttpResponse<T> answer) {
        if (answer.code() != HttpStatus.OK.getCode()) {
            throw otherThan200(answer.code(), null);
        }
        T content = answer.body();
        if (content == null) {
            throw withoutContent();
        }
        return content;
    }

    /** The same failure, named by the status if that is the reason for it, and not content that cannot be read. */
    static RuntimeException named(HttpClientResponseException failure) {
        return failure.code() == HttpStatus.OK.getCode() ? failure : otherThan200(failure.code(), failure);
    }

    static UnexpectedAnswerException withoutContent() {
        return new UnexpectedAnswerException("without content", null);
    }

    private static UnexpectedAnswerException otherThan200(int status, @Nullable Throwable cause) {
        return new UnexpectedAnswerException(status + ": expected 200", cause);
    }
}
