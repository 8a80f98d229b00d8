package io.gatehouse.gateway.forward;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RawHttp2;
import io.gatehouse.gateway.testing.RawToken;
import io.gatehouse.gateway.testing.ReceivedRequest;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

final class HeadersTest {

    private static final String PATH = "/api/v1/auth/create";

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(UPSTREAM);

    @BeforeEach
    void forget() {
        UPSTREAM.reset();
    }

    @Test
    void keepsWhatBelongsToTheHopFromTheUpstream() {
        ReceivedRequest received = received(
                "Connection: keep-alive, X-Mine, , x-other",
                "Connection: X-Third",
                "X-Mine: 1",
                "X-Other: 2",
                "X-Third: 3",
                "X-Stays: 4",
                "Keep-Alive: timeout=5",
                "Proxy-Connection: keep-alive",
                "Proxy-Authorization: Basic x",
                "TE: trailers",
                "Trailer: X-Token",
                "Upgrade: h2c",
                "HTTP2-Settings: AAMAAABkAAQAAP__");

        assertThat(received.header("X-Stays")).isEqualTo("4");
        assertThat(received.header("Connection")).isIn(null, "keep-alive");
        assertThat(received.head().fields()).noneMatch(field -> field.toLowerCase(Locale.ROOT)
                .matches("(x-mine|x-other|x-third|keep-alive|proxy-.*|te|trailer|upgrade|http2-settings):.*"));
    }

    @Test
    void forwardsWhatAsksForAWebSocketAsAnyRequest() {
        ReceivedRequest received = received(
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==");

        assertThat(received.headers("Upgrade")).isEmpty();
    }

    @Test
    void aCallerCannotHaveTheGatewaysOwnHeadersRemoved() {
        String token = RawToken.valid().signed();

        ReceivedRequest received = received(
                "Connection: X-Token, Authorization, x-request-id, X-Forwarded-For, X-Forwarded-Proto, X-Forwarded-Host,"
                        + " Host, Content-Length, Content-Type, Transfer-Encoding",
                "X-Token: " + token,
                "Authorization: Bearer " + token,
                "X-Request-Id: mine");

        assertThat(received.header("X-Token")).isEqualTo(token);
        assertThat(received.header("Authorization")).isEqualTo("Bearer " + token);
        assertThat(received.header("X-Request-Id")).isEqualTo("mine");
        assertThat(received.header("X-Forwarded-For")).isEqualTo("127.0.0.1");
        assertThat(received.header("X-Forwarded-Host")).isEqualTo("gateway.example");
        assertThat(received.header("X-Forwarded-Proto")).isEqualTo("http");
    }

    @Test
    void aCallerCannotHaveTheBodysHeadersRemoved() {
        GATEWAY.ask(request(
                        "POST",
                        PATH,
                        "Connection: Content-Length, Content-Type, Host",
                        "Content-Type: a/b",
                        "Content-Length: 4")
                + "body");

        assertThat(UPSTREAM.request().text()).isEqualTo("body");
        assertThat(UPSTREAM.request().header("Content-Type")).isEqualTo("a/b");
    }

    @Test
    void rebuildsWhatIsSaidAboutTheCaller() {
        ReceivedRequest received = received(
                "X-Forwarded-For: 6.6.6.6",
                "X-Forwarded-For: 7.7.7.7",
                "X-Forwarded-Host: evil",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Port: 1",
                "X-Forwarded-Prefix: /evil",
                "X-Forwarded-Server: evil",
                "X-Forwarded-User: root",
                "Forwarded: for=6.6.6.6",
                "X-Real-IP: 6.6.6.6",
                "True-Client-IP: 6.6.6.6",
                "X-Original-URL: /evil",
                "X-Rewrite-URL: /evil",
                "Remote-User: root");

        assertThat(received.header("X-Forwarded-For")).isEqualTo("127.0.0.1");
        assertThat(received.header("X-Forwarded-Host")).isEqualTo("gateway.example");
        assertThat(received.header("X-Forwarded-Proto")).isEqualTo("http");
        assertThat(received.head().fields()).noneMatch(field -> field.matches(".*(evil|root|6\\.6|7\\.7|https).*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method-Override", "x-http-method", "X-Method-Override"})
    void aCallerCannotHaveAnotherMethodTaken(String field) {
        ReceivedRequest received = received(field + ": DELETE", "X-HTTP-Methods: kept");

        assertThat(received.header(field)).isNull();
        assertThat(received.header("X-HTTP-Methods")).isEqualTo("kept");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-User",
                "X-USER-ID",
                "X-User-Name",
                "X-Username",
                "X-User-Email",
                "x-user-roles",
                "X-Userinfo",
                "X-Authenticated-User",
                "X-Authenticated-Userid",
                "X-Authenticated-Groups",
                "X-WebAuth-User",
                "X-Remote-Group",
                "X-Auth-Request-Email",
                "X-Consumer-Username",
                "X-Credential-Identifier",
                "X-Amzn-Oidc-Data",
                "X-MS-CLIENT-PRINCIPAL",
                "Remote-Groups",
                "X-Client-Cert",
                "X-Client-Verify",
                "X-Client-DN",
                "X-SSL-Client-CN",
                "Ssl-Client-Cert",
                "Client-Cert"
            })
    void aCallerCannotPretendToBeSomebodyWhomAnotherGatewayHasChecked(String field) {
        assertThat(received(field + ": root").header(field)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Users",
                "X-User-Agent",
                "X-Auth-Token",
                "X-Access-Token",
                "X-Api-Key",
                "X-Client-Version",
                "X-Consumer",
                "If",
                "X-"
            })
    void keepsWhatOnlyLooksLikeAClaim(String field) {
        assertThat(received(field + ": mine").header(field)).isEqualTo("mine");
    }

    @Test
    void dropsSpellingsThatSomeServersTakeForTheSame() {
        ReceivedRequest received =
                received("X_Token: a", "X_Forwarded_For: b", "x_request_id: c", "Content_Length: 5", "My_Own: d");

        assertThat(received.head().fields())
                .noneMatch(field -> field.substring(0, field.indexOf(':')).contains("_"));
    }

    @Test
    void eachHopIsTold() {
        UPSTREAM.answers("HTTP/1.1 200 OK\nVia: 1.1 cache\nContent-Length: 2\n\nok");

        RawAnswer answer = GATEWAY.ask(request("GET", PATH, "Via: 1.0 proxy"));

        assertThat(UPSTREAM.request().headers("Via")).containsExactly("1.0 proxy", "1.1 gatehouse");
        assertThat(answer.headers("Via")).containsExactly("1.1 cache", "1.1 gatehouse");
    }

    @Test
    void theTraceTellsInWhichVersionTheRequestCame() {
        GATEWAY.ask("GET " + PATH + " HTTP/1.0\nHost: gateway.example\n\n");
        try (RawHttp2 caller = GATEWAY.connectHttp2()) {
            caller.request(1, RawHttp2.fields("GET", PATH)).answer(1);
        }

        assertThat(UPSTREAM.requests())
                .extracting(request -> request.header("Via"))
                .containsExactly("1.0 gatehouse", "2.0 gatehouse");
    }

    @ParameterizedTest
    @CsvSource({"OPTIONS, 2, 1", "TRACE, 1, 0", "OPTIONS, many, many", "OPTIONS, -1, -1", "GET, 2, 2", "GET, 0, 0"})
    void anOptionsOrTraceMayBeForwardedOnceLess(String method, String received, String sent) {
        GATEWAY.ask(request(method, PATH, "Max-Forwards: " + received));

        assertThat(UPSTREAM.request().header("Max-Forwards")).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource({"OPTIONS, 204", "TRACE, 405"})
    void whatMayNotBeForwardedIsAnsweredHere(String method, int status) {
        assertThat(GATEWAY.ask(request(method, PATH, "Max-Forwards: 0")).status())
                .isEqualTo(status);
        assertThat(UPSTREAM.requests()).isEmpty();
    }

    @Test
    void aRequestThatGoesRoundInCirclesIsStopped() {
        GATEWAY.get(PATH);
        UPSTREAM.reset();

        RawAnswer answer = GATEWAY.ask(request(
                "GET", PATH, "Via: 1.1 gatehouse, 1.1 gatehouse, 1.1 gatehouse", "Via: 1.1 gatehouse, 1.1 gatehouse"));

        assertThat(answer.status()).isEqualTo(508);
        assertThat(answer.text()).contains("/problems/loop-detected", "according to its Via");
        assertThat(UPSTREAM.requests()).isEmpty();
        assertThat(GATEWAY.waitingFor("auth-service")).isZero();
    }

    @Test
    void whoPretendsALoopFillsNoLog() {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        Logger logger = (Logger) LoggerFactory.getLogger("io.gatehouse");
        logger.addAppender(lines);

        RawAnswer answer = GATEWAY.ask(request("GET", PATH, "Via: 1.1 gatehouse" + ", 1.1 gatehouse".repeat(4)));

        logger.detachAppender(lines);
        assertThat(answer.status()).isEqualTo(508);
        assertThat(lines.list).noneMatch(line -> line.getFormattedMessage().contains("Via"));
    }

    @Test
    void repeatedAndUnusualHeadersSurvive() {
        ReceivedRequest received = received(
                "Accept: a/b",
                "Accept: c/d",
                "Cookie: a=1; b=2",
                "X-Empty:",
                "X-Latin: \u00e9\u00fc",
                "X-Long: " + "v".repeat(4000));

        assertThat(received.headers("Accept")).containsExactly("a/b", "c/d");
        assertThat(received.header("Cookie")).isEqualTo("a=1; b=2");
        assertThat(received.header("X-Empty")).isEmpty();
        assertThat(received.header("X-Latin")).isEqualTo("\u00e9\u00fc");
        assertThat(received.header("X-Long")).hasSize(4000);
    }

    @Test
    void addsNothingOfItsOwnThatNobodyAskedFor() {
        ReceivedRequest received = received();

        assertThat(received.head().fields())
                .extracting(field -> field.substring(0, field.indexOf(':')).toLowerCase(Locale.ROOT))
                .containsExactlyInAnyOrder(
                        "host",
                        "connection",
                        "via",
                        "x-forwarded-for",
                        "x-forwarded-host",
                        "x-forwarded-proto",
                        "x-request-id",
                        "traceparent");
    }

    @Test
    void keepsWhatBelongsToTheHopFromTheCaller() {
        UPSTREAM.answers("HTTP/1.1 200 OK\nConnection: keep-alive, X-Mine\nKeep-Alive: timeout=5\nX-Mine: 1\n"
                + "Proxy-Authenticate: Basic\nUpgrade: h2\nTrailer: X-Late\nX-Stays: 2\nContent-Length: 2\n\nok");

        RawAnswer answer = GATEWAY.get(PATH);

        assertThat(answer.header("X-Stays")).isEqualTo("2");
        assertThat(answer.text()).isEqualTo("ok");
        assertThat(answer.head().fields()).noneMatch(field -> field.toLowerCase(Locale.ROOT)
                .matches("(connection|keep-alive|x-mine|proxy-.*|upgrade|trailer):.*"));
    }

    @Test
    void passesTheAnswersHeadersAsTheyAre() {
        UPSTREAM.answers("HTTP/1.1 200 Fine\nSet-Cookie: a=1\nSet-Cookie: b=2\nDate: Sat, 21 Nov 2026 08:00:00 GMT\n"
                + "Server: upstream\nX-Request-Id: upstreams-own\nContent-Length: 2\n\nok");

        RawAnswer answer = GATEWAY.ask(request("GET", PATH, "X-Request-Id: mine"));

        assertThat(answer.head().line()).isEqualTo("HTTP/1.1 200 Fine");
        assertThat(answer.headers("Set-Cookie")).containsExactly("a=1", "b=2");
        assertThat(answer.header("Date")).isEqualTo("Sat, 21 Nov 2026 08:00:00 GMT");
        assertThat(answer.header("Server")).isEqualTo("upstream");
        assertThat(answer.header("X-Request-Id")).isEqualTo("mine");
        assertThat(answer.headers("Content-Type")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void passesARedirectAndNeverFollowsIt(int status) {
        UPSTREAM.answers("HTTP/1.1 " + status + " Elsewhere\nLocation: http://127.0.0.1:1/evil\nContent-Length: 0\n\n");

        RawAnswer answer = GATEWAY.get(PATH);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Location")).isEqualTo("http://127.0.0.1:1/evil");
        assertThat(UPSTREAM.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 226, 400, 404, 418, 422, 451, 500, 503, 599})
    void passesAnyStatusWithItsBody(int status) {
        UPSTREAM.answers("HTTP/1.1 " + status + " Some Reason\nContent-Length: 4\n\nbody");

        RawAnswer answer = GATEWAY.get(PATH);

        assertThat(answer.head().line()).isEqualTo("HTTP/1.1 " + status + " Some Reason");
        assertThat(answer.text()).isEqualTo("body");
    }

    @ParameterizedTest
    @CsvSource({
        "204 No Content, 204 No Content",
        "204 NO CONTENT, 204 No Content",
        "304 Not Modified, 304 Not Modified",
        "304 NOT MODIFIED, 304 Not Modified"
    })
    void passesAnAnswerWithoutABody(String upstreams, String status) {
        UPSTREAM.answers("HTTP/1.1 " + upstreams + "\nETag: \"7\"\n\n");

        try (RawHttp caller = GATEWAY.connect()) {
            RawAnswer answer = caller.send(request("GET", PATH)).answer();
            assertThat(answer.head().line()).isEqualTo("HTTP/1.1 " + status);
            assertThat(answer.header("ETag")).isEqualTo("\"7\"");
            assertThat(answer.headers("Transfer-Encoding")).isEmpty();
            assertThat(answer.headers("Content-Length")).isEmpty();

            assertThat(caller.send(request("GET", "/api/v1/smoke")).answer().status())
                    .isEqualTo(200);
        }
    }

    @Test
    void waitsForTheFinalAnswer() {
        UPSTREAM.answers("HTTP/1.1 103 Early Hints\nLink: </a.css>\n\nHTTP/1.1 102 Processing\n\n"
                + "HTTP/1.1 100 Continue\n\nHTTP/1.1 200 OK\nContent-Length: 2\n\nok");

        for (int i = 0; i < 3; i++) {
            RawAnswer answer = GATEWAY.get(PATH);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEqualTo("ok");
        }
    }

    @Test
    void passesOnALargeHeadOfAnAnswer() {
        String policy = "default-src ".repeat(1300).strip();
        UPSTREAM.answers("HTTP/1.1 200 OK\nContent-Security-Policy: " + policy + "\nContent-Length: 0\n\n");

        RawAnswer answer = GATEWAY.get(PATH);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Security-Policy")).isEqualTo(policy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 12345", "Transfer-Encoding: chunked", "X-Nothing: 1"})
    void answersHeadWithoutABody(String field) {
        UPSTREAM.answers("HTTP/1.1 200 OK\n" + field + "\n\n");

        try (RawHttp caller = GATEWAY.connect()) {
            RawAnswer answer = caller.send(request("HEAD", PATH)).answerWithoutBody();

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Length")).isEqualTo(field.startsWith("C") ? "12345" : null);
        }
    }

    @Test
    void speaksToTheOldestClientsWithoutChunks() {
        UPSTREAM.answers("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n2\nok\n0\n\n");

        try (RawHttp caller = GATEWAY.connect()) {
            String answer = caller.send("GET " + PATH + " HTTP/1.0\n\n").readAll();

            assertThat(answer).startsWith("HTTP/1.0 200 OK").endsWith("\r\n\r\nok");
        }
    }

    @Test
    void closesTheConnectionWhenAsked() {
        try (RawHttp caller = GATEWAY.connect()) {
            caller.send(request("GET", PATH, "Connection: close"));

            assertThat(caller.answer().header("Connection")).isEqualToIgnoringCase("close");
            assertThat(caller.isClosed()).isTrue();
        }
    }

    @Test
    void keepsTheConnectionOpenAfterFailures() {
        UPSTREAM.answers("HTTP/1.1 500 Oops\nContent-Length: 0\n\n");

        try (RawHttp caller = GATEWAY.connect()) {
            for (int i = 0; i < 3; i++) {
                assertThat(caller.send(request("GET", PATH)).answer().status()).isEqualTo(500);
                assertThat(caller.send(request("GET", "/nothing")).answer().status())
                        .isEqualTo(404);
                assertThat(caller.send(request("GET", "/stocks")).answer().status())
                        .isEqualTo(401);
            }
        }
    }

    private static ReceivedRequest received(String... fields) {
        assertThat(GATEWAY.ask(request("GET", PATH, fields)).status()).isEqualTo(200);
        return UPSTREAM.request();
    }
}
