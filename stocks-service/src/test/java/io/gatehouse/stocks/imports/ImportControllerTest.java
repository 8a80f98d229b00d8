package io.gatehouse.stocks.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.security.TokenHeader;
import io.gatehouse.shared.testing.TestAuthorizationServer;
import io.gatehouse.shared.testing.TestDatabase;
import io.gatehouse.stocks.StocksService;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportControllerTest {

    private static final String HEADER = "symbol,date,open,high,low,close,volume";

    private static StocksService stocks;

    @BeforeAll
    static void start() {
        stocks = StocksService.start(TestDatabase.create(), Map.of("micronaut.server.max-request-size", "1MB"));
    }

    @AfterAll
    static void stop() {
        stocks.close();
    }

    @BeforeEach
    void forgetEverything() {
        stocks.sql("truncate stocks_ohlcv, stocks_symbol");
    }

    @Test
    void storesEveryRow() {
        HttpResponse<String> answer = stocks.importLines(
                "ACME,2020-01-02,10.10,10.50,9.95,10.25,120000",
                "ACME,2020-01-03,10.25,10.75,10.20,10.70,98000",
                "OTHER,2020-01-02,1,1,1,1,0");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("{\"rows\":3,\"symbols\":2}");
        assertThat(stocks.lines("ACME"))
                .containsExactly(
                        "ACME,2020-01-02,10.10,10.50,9.95,10.25,120000",
                        "ACME,2020-01-03,10.25,10.75,10.20,10.70,98000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFF" + HEADER + "\nACME,2020-01-02,1.5,2,1,1,7\n",
                HEADER + "\r\nACME,2020-01-02,1.5,2,1,1,7\r\n",
                HEADER + "\nACME,2020-01-02,1.5,2,1,1,7",
                HEADER + "\n\n\nACME,2020-01-02,1.5,2,1,1,7\n\n",
                """
                "symbol","date","open","high","low","close","volume"
                "ACME","2020-01-02","1.5","2","1","1","7"
                """,
                "\uFEFF\"symbol\",date,open,high,low,close,volume\r\nACME,\"2020-01-02\",1.5,2,1,1,7"
            })
    void takesCsvAsItComes(String csv) {
        HttpResponse<String> answer = stocks.importCsv(csv);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(stocks.lines("ACME")).containsExactly("ACME,2020-01-02,1.5,2,1,1,7");
    }

    @Test
    void storesNothingOfAHeaderAlone() {
        assertThat(stocks.importCsv(HEADER + "\n").body()).isEqualTo("{\"rows\":0,\"symbols\":0}");
    }

    @Test
    void replacesRowsThatAreThereAlready() {
        stocks.importLines("ACME,2020-01-02,1,1,1,1,1", "ACME,2020-01-03,1,1,1,1,1");

        HttpResponse<String> answer = stocks.importLines("ACME,2020-01-03,2,2,2,2,2", "ACME,2020-01-06,3,3,3,3,3");

        assertThat(answer.body()).isEqualTo("{\"rows\":2,\"symbols\":1}");
        assertThat(stocks.lines("ACME"))
                .containsExactly("ACME,2020-01-02,1,1,1,1,1", "ACME,2020-01-03,2,2,2,2,2", "ACME,2020-01-06,3,3,3,3,3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acme,2020-01-02,1,1,1,1,1 | symbol is \"acme\": expected 1 to 32 of A-Z, 0-9, '.', '^' and '-'",
                ",2020-01-02,1,1,1,1,1 | symbol is \"\": expected 1 to 32 of",
                "ABCDEFGHIJKLMNOPQRSTUVWXYZ1234567,2020-01-02,1,1,1,1,1 | symbol is \"ABC",
                "ACME,2020-02-30,1,1,1,1,1 | date is \"2020-02-30\": expected a date such as 2020-12-31",
                "ACME,02.01.2020,1,1,1,1,1 | date is \"02.01.2020\": expected a date such as 2020-12-31",
                "ACME,0000-01-01,1,1,1,1,1 | date is \"0000-01-01\"",
                "ACME,2020-01-02,-1,1,1,1,1 | open is \"-1\": expected a decimal such as 101.25",
                "ACME,2020-01-02,1,NaN,1,1,1 | high is \"NaN\": expected a decimal",
                "ACME,2020-01-02,1,1,Infinity,1,1 | low is \"Infinity\": expected a decimal",
                "ACME,2020-01-02,1,1,1,1e3,1 | close is \"1e3\": expected a decimal",
                "ACME,2020-01-02,1,1,1,,1 | close is \"\": expected a decimal",
                "ACME,2020-01-02, 1,1,1,1,1 | open is \" 1\": expected a decimal",
                "ACME,2020-01-02,1234567890123456789,1,1,1,1 | open is \"1234567890123456789\": expected a decimal",
                "ACME,2020-01-02,1,1,1,1,1.5 | volume is \"1.5\": expected a whole number from 0 to 9223372036854775807",
                "ACME,2020-01-02,1,1,1,1,-1 | volume is \"-1\"",
                "ACME,2020-01-02,1,1,1,1,9223372036854775808 | volume is \"9223372036854775808\"",
                "ACME,2020-01-02,5,4,1,2,1 | high is 4: expected at least 5, the highest of the others",
                "ACME,2020-01-02,2,4,3,3,1 | low is 3: expected at most 2, the lowest of the others",
                "ACME,2020-01-02,1,1,1,1 | the line has 6 fields: expected 7, symbol,date,open,high,low,close,volume",
                "ACME,2020-01-02,1,1,1,1,1,1 | the line has 8 fields: expected 7",
                "ACME | the line has 1 fields: expected 7",
                "\"ACME,2020-01-02,1,1,1,1,1 | the quotes on the line do not fit together",
                "ACME,2020-01-02,x,1,1,1,y | open is \"x\": expected a decimal such as 101.25, with at most 18 digits"
                        + " before the point and 18 after; volume is \"y\": expected a whole number"
            })
    void answers422WithTheLineAndTheReason(String line, String reason) {
        HttpResponse<String> answer = stocks.importLines("GOOD,2020-01-02,1,1,1,1,1", line);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .contains("/problems/invalid-import", "1 line is wrong; nothing was stored")
                .contains("\"errors\":[{\"line\":3,\"reason\":\"" + reason.replace("\"", "\\\""));
        assertNothingIsStored();
    }

    /** Where a comma should be: to Commons CSV these are two records, whose fields together would be a good row. */
    @Test
    void answers422ForALineThatACarriageReturnDivides() {
        HttpResponse<String> answer = stocks.importLines("GOOD,2020-01-02,1,1,1,1,1", "\"ACME\"\r2020-01-02,1,1,1,1,1");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"errors\":[{\"line\":3,", "a carriage return divides it");
        assertNothingIsStored();
    }

    @Test
    void findsColumnsByTheirNames() {
        stocks.importCsv("""
                \uFEFFvolume,"date",close,low,high,open,symbol\r
                7,2020-01-02,3,1,4,2,ACME\r
                "8","2020-01-03","3","1","4","2","ACME"\r
                """);

        assertThat(stocks.lines("ACME")).containsExactly("ACME,2020-01-02,2,4,1,3,7", "ACME,2020-01-03,2,4,1,3,8");
    }

    @Test
    void answers422NamingTheColumnWhateverTheOrder() {
        HttpResponse<String> answer =
                stocks.importCsv("volume,date,close,low,high,open,symbol\n-7,2020-01-02,3,1,4,2,ACME\n");

        assertThat(answer.body()).contains("{\"line\":2,\"reason\":\"volume is \\\"-7\\\": expected a whole number");
    }

    @Test
    void answers422ForALineThatIsTooLongWithoutKeepingIt() {
        HttpResponse<String> answer = stocks.importLines(
                "ACME,2020-01-02,1,1,1,1,1" + " ".repeat(500_000), "ACME,2020-01-03,1,1,1,1,1", "bad");

        assertThat(answer.body())
                .contains("2 lines are wrong", "{\"line\":2,\"reason\":\"the line is longer than 1000 bytes\"}")
                .contains("{\"line\":4,");
    }

    @Test
    void countsLinesAsAnEditorDoes() {
        HttpResponse<String> answer =
                stocks.importCsv("\uFEFF" + HEADER + "\r\n\r\nGOOD,2020-01-02,1,1,1,1,1\r\n\r\nBAD\r\n");

        assertThat(answer.body()).contains("\"errors\":[{\"line\":5,");
    }

    @Test
    void answers422ForTheLineThatIsNotUtf8() {
        byte[] latin = (HEADER + "\nGOOD,2020-01-02,1,1,1,1,1\nCAF\u00C9,2020-01-02,1,1,1,1,1\n")
                .getBytes(StandardCharsets.ISO_8859_1);

        HttpResponse<String> answer = stocks.importCsv(BodyPublishers.ofByteArray(latin));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("[{\"line\":3,\"reason\":\"the line is not UTF-8\"}]");
    }

    @Test
    void answers422ForARepeatedRowNamingTheEarlierLine() {
        HttpResponse<String> answer = stocks.importLines(
                "ACME,2020-01-02,1,1,1,1,1",
                "OTHER,2020-01-02,1,1,1,1,1",
                "ACME,2020-01-02,2,2,2,2,2",
                "bad",
                "ACME,2020-01-02,1,1,1,1,1");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("3 lines are wrong; nothing was stored")
                .contains("{\"line\":4,\"reason\":\"symbol and date are those of line 2: expected once\"}")
                .contains("{\"line\":5,\"reason\":\"the line has 1 fields")
                .contains("{\"line\":6,\"reason\":\"symbol and date are those of line 4: expected once\"}");
        assertNothingIsStored();
    }

    @Test
    void listsTheFirstHundredWrongLinesAndCountsThemAll() {
        String[] lines = IntStream.rangeClosed(1, 250)
                .mapToObj(line -> line % 2 == 0 ? "bad" : "ACME,2020-01-02,1,1,1,1,1")
                .toArray(String[]::new);

        HttpResponse<String> answer = stocks.importLines(lines);

        assertThat(answer.body())
                .contains("249 lines are wrong, the first 100 are listed; nothing was stored")
                .contains("{\"line\":3,", "{\"line\":102,")
                .doesNotContain("{\"line\":103,");
        assertThat(answer.body().split("\"line\":", -1)).hasSize(101);
        assertNothingIsStored();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | the body is empty",
                "symbol,date,open,high,low,close | the header is \\\"symbol,date,open,high,low,close\\\"",
                "symbol,symbol,open,high,low,close,volume | the header is \\\"symbol,symbol",
                "symbol,date,open,high,low,close,volume,name | the header is \\\"symbol,date",
                "SYMBOL,date,open,high,low,close,volume | the header is \\\"SYMBOL,date",
                "ACME,2020-01-02,1,1,1,1,1 | the header is \\\"ACME,2020-01-02,1,1,1,1,1\\\"",
            })
    void answers422ForAMissingHeader(String csv, String wrong) {
        HttpResponse<String> answer = stocks.importCsv(csv);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(wrong, ": expected \\\"" + HEADER + "\\\"", "{\"line\":1,");
    }

    @Test
    void answers422ForALargeBodyWithTheWrongHeaderAndServesTheNextRequest() {
        HttpResponse<String> answer = stocks.importCsv("x".repeat(900_000));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(stocks.importLines("ACME,2020-01-02,1,1,1,1,1").statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void answers413ForABodyAboveTheLimitAndServesTheNextRequest(boolean declared) {
        byte[] csv = (HEADER + "\n" + rows(0, 100_000, 1)).getBytes(StandardCharsets.UTF_8);
        BodyPublisher body = declared
                ? BodyPublishers.ofByteArray(csv)
                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(csv));

        HttpResponse<String> answer = stocks.importCsv(body);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertNothingIsStored();
        assertThat(stocks.importLines("ACME,2020-01-02,1,1,1,1,1").statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "text/plain",
                "application/octet-stream",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "text/csv-schema",
                "text/*",
                "*/*",
                "csv",
                "text/csv; charset=utf-16",
                "text/csv; charset=iso-8859-1",
                "text/csv; charset=\"windows-1252\"",
                "text/csv; charset=nothing-known",
                "text/csv; charset="
            })
    void answers415ForAnotherContentTypeSayingWhatIsExpected(String contentType) {
        HttpResponse<String> answer = stocks.send(uploadAs("imports", contentType));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body())
                .contains("Content-Type is \\\"" + contentType.replace("\"", "\\\"")
                        + "\\\": expected text/csv in UTF-8");
        assertNothingIsStored();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/csv",
                "Text/CSV",
                "text/csv; charset=utf-8",
                "text/csv;charset=UTF-8",
                "text/csv; charset=\"utf-8\"",
                "text/csv; header=present; charset=us-ascii"
            })
    void takesCsvInUtf8HoweverItIsSaid(String contentType) {
        assertThat(stocks.send(uploadAs("imports", contentType)).statusCode()).isEqualTo(201);
    }

    /** There is only one type that it could be. */
    @Test
    void takesABodyWithoutAContentType() {
        HttpRequest request = stocks.write("/api/v1/stocks/imports")
                .POST(BodyPublishers.ofString(HEADER + "\nACME,2020-01-02,1,1,1,1,1"))
                .build();

        assertThat(stocks.send(request).statusCode()).isEqualTo(201);
    }

    @Test
    void answers415ForSplitsInAnotherCharset() {
        assertThat(stocks.send(uploadAs("splits", "text/csv; charset=utf-16")).statusCode())
                .isEqualTo(415);
    }

    private static HttpRequest uploadAs(String path, String contentType) {
        return stocks.write("/api/v1/stocks/" + path)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(HEADER + "\nACME,2020-01-02,1,1,1,1,1"))
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"imports", "imports/", "splits", "splits/"})
    void answers415ForACompressedBodySayingWhatIsAccepted(String path) {
        HttpRequest request = upload(path, new byte[] {0x1F, (byte) 0x8B})
                .header("Content-Encoding", "gzip")
                .build();

        HttpResponse<String> answer = stocks.send(request);

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.headers().firstValue("Accept-Encoding")).contains("identity");
        assertThat(answer.body()).contains("Content-Encoding is \\\"gzip\\\": expected none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"imports/", "splits/"})
    void answers413ForABodyAboveTheLimitWithASlashMoreAndServesTheNextRequest(String path) {
        byte[] csv = (HEADER + "\n" + rows(0, 100_000, 1)).getBytes(StandardCharsets.UTF_8);

        assertThat(stocks.send(upload(path, csv).build()).statusCode()).isEqualTo(413);
        assertThat(stocks.importLines("ACME,2020-01-02,1,1,1,1,1").statusCode()).isEqualTo(201);
    }

    private static HttpRequest.Builder upload(String path, byte[] body) {
        return stocks.write("/api/v1/stocks/" + path)
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofByteArray(body));
    }

    @Test
    void needsATokenWithThePermission() {
        String csv = HEADER + "\nACME,2020-01-02,1,1,1,1,1\n";
        HttpRequest anonymous =
                stocks.post(BodyPublishers.ofString(csv), "text/csv").build();
        HttpRequest reader = stocks.post(BodyPublishers.ofString(csv), "text/csv")
                .header(TokenHeader.X_TOKEN, TestAuthorizationServer.token("stocks", "admin"))
                .build();

        assertThat(stocks.send(anonymous).statusCode()).isEqualTo(401);
        assertThat(stocks.send(reader).statusCode()).isEqualTo(403);
        assertNothingIsStored();
    }

    @ParameterizedTest
    @CsvSource({
        "imports, Content-Type, application/json",
        "splits, Content-Type, text/csv; charset=utf-16",
        "imports, Content-Encoding, gzip"
    })
    void looksAtTheTokenBeforeTheRestOfTheHeader(String path, String field, String value) {
        HttpRequest.Builder upload = stocks.request("/api/v1/stocks/" + path)
                .header(field, value)
                .POST(BodyPublishers.ofString(HEADER + "\n"));

        assertThat(stocks.send(upload.build()).statusCode()).isEqualTo(401);
        assertThat(stocks.send(upload.header(TokenHeader.X_TOKEN, TestAuthorizationServer.token("stocks"))
                                .build())
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"imports", "splits"})
    void looksAtTheTokenBeforeTheSizeAndServesTheNextRequest(String path) {
        byte[] csv = (HEADER + "\n" + rows(0, 100_000, 1)).getBytes(StandardCharsets.UTF_8);

        HttpRequest upload = stocks.request("/api/v1/stocks/" + path)
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofByteArray(csv))
                .build();

        assertThat(stocks.send(upload).statusCode()).isEqualTo(401);
        assertThat(stocks.importLines("ACME,2020-01-02,1,1,1,1,1").statusCode()).isEqualTo(201);
    }

    @Test
    void keepsImportsOfTheSameRowsApart() {
        CompletableFuture<HttpResponse<String>> forwards = importInBackground(rows(0, 5000, 1));
        CompletableFuture<HttpResponse<String>> backwards = importInBackground(reversed(rows(0, 5000, 2)));

        assertThat(forwards.join().statusCode()).isEqualTo(201);
        assertThat(backwards.join().statusCode()).isEqualTo(201);
        String[] lines = stocks.lines("ACME");
        assertThat(lines).hasSize(5000);
        assertThat(lines).allSatisfy(line -> assertThat(line).endsWith(lines[0].substring(lines[0].length() - 10)));
    }

    private CompletableFuture<HttpResponse<String>> importInBackground(String rows) {
        return CompletableFuture.supplyAsync(() -> stocks.importCsv(HEADER + "\n" + rows));
    }

    private void assertNothingIsStored() {
        assertThat(stocks.get("/api/v1/stocks/symbols", "*/*").body()).isEqualTo("[]");
    }

    private static String rows(int from, int to, int price) {
        return IntStream.range(from, to)
                .mapToObj(day -> LocalDate.of(1900, 1, 1).plusDays(day))
                .map(date -> "ACME,%s,%2$d,%2$d,%2$d,%2$d,%2$d\n".formatted(date, price))
                .collect(Collectors.joining());
    }

    private static String reversed(String rows) {
        return rows.lines().toList().reversed().stream().collect(Collectors.joining("\n"));
    }
}
