package io.gatehouse.gateway.explain;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RawToken;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExplainTest {

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(
            UPSTREAM,
            "gateway.cors.origins",
            "https://page.example",
            "gateway.routes.shop.path",
            "/shop",
            "gateway.routes.shop.uri",
            UPSTREAM.url(),
            "gateway.routes.shop.permission",
            "isAnonymous()",
            "gateway.routes.shop.host",
            "shop.example",
            "gateway.routes.shop.headers.X-Beta",
            "1",
            "gateway.routes.shop.max-body-size",
            "1KB",
            "gateway.routes.shop.rate-limit.requests",
            "7",
            "gateway.routes.shop.rate-limit.per",
            "1m",
            "gateway.routes.shop.connect-timeout",
            "2s",
            "gateway.routes.shop.response-timeout",
            "3s",
            "gateway.routes.tenants.path",
            "/tenants",
            "gateway.routes.tenants.uri",
            UPSTREAM.url(),
            "gateway.routes.tenants.permission",
            "isAnonymous()",
            "gateway.routes.tenants.host",
            "*.shop.example",
            "gateway.routes.big.path",
            "/big",
            "gateway.routes.big.uri",
            UPSTREAM.url(),
            "gateway.routes.big.permission",
            "isAnonymous()",
            "gateway.routes.big.max-body-size",
            "20GB");

    @Test
    void explainsWhyARequestIsForwarded() {
        String token = RawToken.valid().signed();

        RawAnswer answer = explain("{'path':'/api/v1/stocks/a%2Fb?c','token':'" + token + "'}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .contains("\"outcome\":\"forwarded\"")
                .contains("\"name\":\"/api/v1/stocks\"", "\"permission\":\"stocks\"", "\"service\":\"stocks-service\"")
                .contains("read as /api/v1/stocks/a%2Fb, decoded as /api/v1/stocks/a/b")
                .contains("{\"rule\":\"token\",\"decision\":\"passed\",\"reason\":\"valid, of ada, until ")
                .contains("{\"rule\":\"permission\",\"decision\":\"passed\",\"reason\":\"the token has stocks\"}")
                .contains("{\"rule\":\"rate limit\",\"decision\":\"passed\",\"reason\":\"there is no limit\"}");
        assertThat(UPSTREAM.requests()).isEmpty();
    }

    @Test
    void explainsWhatAConfiguredRouteAsksFor() {
        RawAnswer answer =
                explain("{'method':'PUT','path':'/shop','host':'shop.example','headers':{'x-beta':'1'},'token':'x'}");

        assertThat(answer.text())
                .contains("\"outcome\":\"forwarded\"")
                .contains("\"name\":\"shop\"", "\"host\":\"shop.example\"", "\"headers\":{\"x-beta\":\"1\"}")
                .contains("not checked, because everyone may pass")
                .contains(
                        "at most 1024 bytes",
                        "7 requests per PT1M",
                        "there is a connection within PT2S, an answer begins within PT3S");
    }

    @Test
    void showsTheWildcardOfAHost() {
        assertThat(explain("{'path':'/tenants','host':'a.shop.example'}").text())
                .contains("\"name\":\"tenants\"", "\"host\":\"*.shop.example\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'path':'/api/v1/stocks'}; 401; token; there is no token",
                "{'path':'/api/v1/stocks','token':'rubbish'}; 401; token; not valid: its signature",
                "{'path':'/api/v1/stocks/imports','token':'TOKEN'}; 403; permission; the route requires stocks:write, the token has [stocks]",
                "{'path':'/api/v1/stocks','token':'TOKEN','headers':{'Authorization':'Bearer x'}}; 400; token; different tokens",
                "{'path':'/api/v1/auth/create','token':'x','headers':{'Authorization':'Bearer y'}}; 400; token; different tokens",
                "{'path':'/nothing'}; 404; route; no route has a path",
                "{'path':'/shop'}; 404; route; no route has a path",
                "{'path':'/api/v1/auth/create/..%2fusers'}; 400; path; expected no dot segments",
                "{'path':'/api/v1/auth/%75sers'}; 400; path; expected the same route with and without its escapes decoded",
                "{'path':'/shop','host':'shop.example','headers':{'x-beta':'1','Content-Length':'1025'}}; 413; body limit; at most 1024",
                "{'path':'/big','headers':{'Content-Length':'10737418241'}}; 413; body limit; at most 10737418240",
            })
    void explainsWhyARequestIsRefused(String question, int status, String rule, String reason) {
        String token = RawToken.valid().signed();

        RawAnswer answer = explain(question.replace("TOKEN", token));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .contains("\"outcome\":\"refused\",\"status\":" + status)
                .contains("{\"rule\":\"" + rule + "\",\"decision\":\"refused\",\"reason\":\"")
                .contains(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "CONNECT; /big; gateway.example; X-A: b",
                "GET; /big/\u00e9; gateway.example; X-A: b",
                "GET; /big?\u00e9; gateway.example; X-A: b",
                "GET; /big?a#b; gateway.example; X-A: b",
                "GET; /big; @gateway.example; X-A: b",
                "GET; /big; gateway.example/; X-A: b",
                "GET; /big; ''; X-A: b",
                "POST; /big; gateway.example; Content-Length: -1",
                "POST; /big; gateway.example; Content-Length: +5",
                "POST; /big; gateway.example; Content-Length: 5, 5",
                "POST; /big; gateway.example; Content-Length: five",
                "POST; /big; gateway.example; Content-Length: 9999999999999999999",
                "POST; /api/v1/stocks; gateway.example; Content-Length: -1",
            })
    void agreesWithTheGatewayOnWhatIsRefusedBeforeAnythingElse(String method, String path, String host, String field) {
        String[] header = field.split(": ", 2);

        RawAnswer explained = explain("{'method':'%s','path':'%s','host':'%s','headers':{'%s':'%s'}}"
                .formatted(method, path.replace("\u00e9", "\\u00e9"), host, header[0], header[1]));
        RawAnswer answered = GATEWAY.ask(method + " " + path + " HTTP/1.1\nHost: " + host + "\n" + field + "\n\n");

        assertThat(explained.text())
                .contains("\"outcome\":\"refused\",\"status\":400,\"rules\":[{\"rule\":\"framing\",");
        assertThat(answered.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/big; https://page.example; a page of https://page.example may ask",
                "/api/v1/stocks; https://page.example; a page of https://page.example may ask",
                "/nothing; https://other.example; a page of https://other.example may not ask",
                "/a/../b; https://page.example; a page of https://page.example may ask",
            })
    void tellsWhatABrowserIsAnsweredThatAsksBeforehand(String path, String origin, String reason) {
        RawAnswer explained = explain(("{'method':'OPTIONS','path':'%s','headers':{'Origin':'%s',"
                        + "'Access-Control-Request-Method':'PUT'}}")
                .formatted(path, origin));
        RawAnswer answered =
                GATEWAY.ask(request("OPTIONS", path, "Origin: " + origin, "Access-Control-Request-Method: PUT"));

        assertThat(explained.text())
                .contains("\"outcome\":\"answered\",\"status\":204,")
                .contains("{\"rule\":\"cors\",\"decision\":\"answered\",\"reason\":\"" + reason + "\"}");
        assertThat(answered.status()).isEqualTo(204);
        assertThat(answered.header("Access-Control-Allow-Methods") != null).isEqualTo(!reason.contains("not"));
    }

    @ParameterizedTest
    @CsvSource({
        "OPTIONS, /big, 0, answered, 204",
        "TRACE, /big, 0, refused, 405",
        "OPTIONS, /big, 1, forwarded, 200",
        "OPTIONS, /big, none, forwarded, 200",
        "GET, /big, 0, forwarded, 200",
        "OPTIONS, /api/v1/stocks, 0, refused, 401",
        "OPTIONS, /nothing, 0, refused, 404",
    })
    void agreesWithTheGatewayOnWhatGoesNoFurther(
            String method, String path, String maxForwards, String outcome, int status) {
        RawAnswer explained = explain(
                "{'method':'%s','path':'%s','headers':{'Max-Forwards':'%s'}}".formatted(method, path, maxForwards));
        RawAnswer answered = GATEWAY.ask(request(method, path, "Max-Forwards: " + maxForwards));

        assertThat(explained.text())
                .contains("\"outcome\":\"" + outcome + "\"" + (status == 200 ? "" : ",\"status\":" + status));
        assertThat(answered.status()).isEqualTo(status);
    }

    @Test
    void agreesWithTheGatewayOnALoop() {
        String passages = "1.1 gatehouse" + ", 1.1 gatehouse".repeat(4);

        RawAnswer explained = explain("{'path':'/big','headers':{'Via':'" + passages + "'}}");
        RawAnswer answered = GATEWAY.ask(request("GET", "/big", "Via: " + passages));

        assertThat(explained.text())
                .contains("\"outcome\":\"refused\",\"status\":508")
                .contains("{\"rule\":\"via\",\"decision\":\"refused\",");
        assertThat(answered.status()).isEqualTo(508);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/readiness", "/schema", "/api/v1/smoke/"})
    void tellsTheGatewaysOwnPages(String path) {
        assertThat(explain("{'path':'" + path + "'}").text()).contains("\"outcome\":\"own page\"");
    }

    @Test
    void neverShowsTheToken() {
        String token = RawToken.valid().signed();
        String broken = token.substring(0, token.length() - 4);

        assertThat(explain("{'path':'/api/v1/stocks','token':'" + token + "'}").text())
                .doesNotContain(token.split("\\.", -1));
        assertThat(explain("{'path':'/api/v1/stocks','token':'" + broken + "'}").text())
                .doesNotContain(broken.split("\\.", -1));
        assertThat(explain("{'path':'/api/v1/stocks','token':'" + token + "\\n'}")
                        .text())
                .doesNotContain(token.split("\\.", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'path':'shop'}",
                "{'path':'/a','method':'G T'}",
                "{'path':'/a','headers':{'a b':'c'}}",
                "{'path':'/a','token':'a\\nb'}",
                "{'path':'/a','x-token':'a'}",
                "[]"
            })
    void answers400ForWhatNoRequestCanBe(String question) {
        assertThat(explain(question).status()).isEqualTo(400);
    }

    @Test
    void isNotOnThePublicPort() {
        assertThat(ask(GATEWAY.port(), "{'path':'/shop'}").status()).isEqualTo(404);
    }

    private static RawAnswer explain(String question) {
        return ask(GATEWAY.managementPort(), question);
    }

    private static RawAnswer ask(int port, String question) {
        String json = question.replace('\'', '"');
        try (RawHttp operator = RawHttp.connect(port)) {
            return operator.sendExactly(request(
                                            "POST",
                                            "/explain",
                                            "Content-Type: application/json",
                                            "Content-Length: " + json.length())
                                    .replace("\n", "\r\n")
                            + json)
                    .answer();
        }
    }
}
