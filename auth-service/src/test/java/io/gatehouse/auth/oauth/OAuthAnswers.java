package io.gatehouse.auth.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.auth.AuthService;
import java.net.http.HttpResponse;

/** What can be demanded of an answer of OAuth's. */
final class OAuthAnswers {

    private OAuthAnswers() {}

    /** RFC 6749 section 5.2, to the letter. */
    static void assertError(HttpResponse<String> answer, int status, String error) {
        assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(AuthService.json(answer))
                .containsOnlyKeys("error", "error_description")
                .containsEntry("error", error)
                .hasEntrySatisfying("error_description", text -> assertThat((String) text)
                        .matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+"));
        assertThat(answer.body()).doesNotContain("Exception", "io.gatehouse", "java.");
        assertNotForCaches(answer);
    }

    /** A client that could not authenticate is told how it could have. */
    static void assertInvalidClient(HttpResponse<String> answer) {
        assertError(answer, 401, "invalid_client");
        assertThat(answer.headers().allValues("WWW-Authenticate"))
                .containsExactly("Basic realm=\"gatehouse\", charset=\"UTF-8\"");
    }

    static void assertNotForCaches(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("Pragma")).hasValue("no-cache");
    }
}
