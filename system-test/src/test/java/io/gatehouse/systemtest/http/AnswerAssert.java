package io.gatehouse.systemtest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.assertj.core.api.AbstractAssert;

/** What can be demanded of an answer. */
public final class AnswerAssert extends AbstractAssert<AnswerAssert, Answer> {

    private static final String INTERNAL =
            "127\\.0\\.0\\.1|localhost|Exception|(io|java|org)\\.[a-z]+\\.|\\.java|(?i:select|insert|sql)";

    private AnswerAssert(Answer actual) {
        super(actual, AnswerAssert.class);
    }

    /** Begins a sentence about an answer. */
    public static AnswerAssert assertThatAnswer(Answer actual) {
        return new AnswerAssert(actual);
    }

    /** Its status. */
    public AnswerAssert hasStatus(int status) {
        assertThat(actual.status()).describedAs("%s", actual).isEqualTo(status);
        return this;
    }

    /** A header field with a value that matches. */
    public AnswerAssert hasHeader(String name, String pattern) {
        assertThat(actual.header(name))
                .describedAs("%s of %s", name, actual)
                .hasValueSatisfying(value -> assertThat(value).matches(pattern));
        return this;
    }

    /** Its body, as JSON, written in single quotes for double ones. */
    public AnswerAssert hasJson(String expected) {
        assertThat(actual.json()).describedAs("%s", actual).isEqualTo(Answer.json(expected.replace('\'', '"')));
        return this;
    }

    /** Its body, to the letter. */
    public AnswerAssert hasBody(String expected) {
        assertThat(actual.body()).describedAs("%s", actual).isEqualTo(expected);
        return this;
    }

    /** An error as every error is to look (RFC 9457), with nothing in it that only insiders should know. */
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

    /** A 401 names a way to authenticate (RFC 9110 section 11.6.1). */
    public AnswerAssert isChallenge() {
        return isProblem(401).hasHeader("WWW-Authenticate", "Bearer realm=\"gatehouse\".*");
    }

    private AnswerAssert tellsNothingInternal() {
        assertThat(actual.body()).doesNotContainPattern(INTERNAL);
        return this;
    }
}
