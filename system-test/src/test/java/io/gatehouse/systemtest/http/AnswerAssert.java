package io.gatehouse.systemtest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.assertj.core.api.AbstractAssert;

/** Assertions about an answer. */
public final class AnswerAssert extends AbstractAssert<AnswerAssert, Answer> {

    private static final String INTERNAL =
            "127\\.0\\.0\\.1|localhost|Exception|(io|java|org)\\.[a-z]+\\.|\\.java|(?i:select|insert|sql)";

    private AnswerAssert(Answer actual) {
        super(actual, AnswerAssert.class);
    }

    /** Begins an assertion. */
    public static AnswerAssert assertThatAnswer(Answer actual) {
        return new AnswerAssert(actual);
    }

    /** Requires this status. */
    public AnswerAssert hasStatus(int status) {
        assertThat(actual.status()).describedAs("%s", actual).isEqualTo(status);
        return this;
    }

    /** Requires a header field with a value that matches. */
    public AnswerAssert hasHeader(String name, String pattern) {
        assertThat(actual.header(name))
                .describedAs("%s of %s", name, actual)
                .hasValueSatisfying(value -> assertThat(value).matches(pattern));
        return this;
    }

    /** Requires this JSON as the body, written with single quotes for double ones. */
    public AnswerAssert hasJson(String expected) {
        assertThat(actual.json()).describedAs("%s", actual).isEqualTo(Answer.json(expected.replace('\'', '"')));
        return this;
    }

    /** Requires exactly this body. */
    public AnswerAssert hasBody(String expected) {
        assertThat(actual.body()).describedAs("%s", actual).isEqualTo(expected);
        return this;
    }

    /** Requires a problem with this status, in the form of every error (RFC 9457), without anything internal in it. */
    public AnswerAssert isProblem(int status) {
        hasStatus(status).hasHeader("Content-Type", "application/problem\\+json(;.*)?");
        JsonNode problem = actual.json();
        assertThat(problem.path("type").asText()).describedAs("%s", actual).matches("/problems/[a-z-]+");
        assertThat(problem.path("title").asText()).describedAs("%s", actual).isNotBlank();
        assertThat(problem.path("status").asInt()).describedAs("%s", actual).isEqualTo(status);
        assertThat(problem.path("detail").asText()).describedAs("%s", actual).isNotBlank();
        assertThat(problem.path("instance").asText())
                .describedAs("%s", actual)
                .isEqualTo(actual.request().substring(actual.request().indexOf('/')));
        assertThat(problem.path("request_id").asText())
                .describedAs("%s", actual)
                .isEqualTo(actual.header("X-Request-Id").orElse("no X-Request-Id"));
        return tellsNothingInternal();
    }

    /** Requires a 401 that names a way to authenticate (RFC 9110 section 11.6.1). */
    public AnswerAssert isChallenge() {
        return isProblem(401).hasHeader("WWW-Authenticate", "Bearer realm=\"gatehouse\".*");
    }

    private AnswerAssert tellsNothingInternal() {
        assertThat(actual.body()).doesNotContainPattern(INTERNAL);
        return this;
    }
}
