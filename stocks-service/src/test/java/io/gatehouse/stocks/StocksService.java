package io.gatehouse.stocks;

import io.gatehouse.shared.database.WorkingConnections;
import io.gatehouse.shared.security.TokenHeader;
import io.gatehouse.shared.testing.Stopping;
import io.gatehouse.shared.testing.TestAuthorizationServer;
import io.gatehouse.shared.testing.TestDatabase;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.SystemPropertiesPropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The service on a free port with a database of its own, and a caller who may read and import. */
public final class StocksService implements AutoCloseable {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    private final TestDatabase database;
    private final EmbeddedServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    private StocksService(TestDatabase database, EmbeddedServer server) {
        this.database = database;
        this.server = server;
    }

    /** Starts it with a fresh database. */
    public static StocksService start() {
        return start(TestDatabase.create(), Map.of());
    }

    /** Starts it with this database, and these settings on top of the usual ones. */
    public static StocksService start(TestDatabase database, Map<String, String> settings) {
        Map<String, Object> properties = new HashMap<>(database.properties());
        properties.putAll(settings);
        return new StocksService(
                database,
                ApplicationContext.builder()
                        .propertySources(
                                PropertySource.of("test", properties, SystemPropertiesPropertySource.POSITION + 50))
                        .run(EmbeddedServer.class));
    }

    /** Imports these lines under the usual header. */
    public HttpResponse<String> importLines(String... lines) {
        return importCsv("symbol,date,open,high,low,close,volume\n" + String.join("\n", lines));
    }

    public HttpResponse<String> importCsv(String csv) {
        return importCsv(BodyPublishers.ofString(csv));
    }

    public HttpResponse<String> importCsv(BodyPublisher csv) {
        return send(
                post(csv, "text/csv").header(TokenHeader.X_TOKEN, writerToken()).build());
    }

    /** An import that is not waited for. */
    public HttpResponse<String> importLater(String csv) {
        return importLater(BodyPublishers.ofString(csv));
    }

    public HttpResponse<String> importLater(BodyPublisher csv) {
        return send(post(csv, "text/csv")
                .header(TokenHeader.X_TOKEN, writerToken())
                .header("Prefer", "respond-async")
                .build());
    }

    /** What may write asks for this. */
    public HttpRequest.Builder write(String path) {
        return request(path).header(TokenHeader.X_TOKEN, writerToken());
    }

    public int port() {
        return server.getPort();
    }

    /** An import without a token. */
    public HttpRequest.Builder post(BodyPublisher body, String contentType) {
        return request("/api/v1/stocks/imports")
                .header("Content-Type", contentType)
                .POST(body);
    }

    /** The series of a symbol in the default format. */
    public HttpResponse<String> series(String symbolAndQuery) {
        return get("/api/v1/stocks/time-series/" + symbolAndQuery, "*/*");
    }

    /** The lines of the series of a symbol as CSV, without the header. */
    public String[] lines(String symbolAndQuery) {
        return get("/api/v1/stocks/time-series/" + symbolAndQuery, "text/csv")
                .body()
                .lines()
                .skip(1)
                .toArray(String[]::new);
    }

    /** The lines of the indicators of a symbol as CSV, without the header. */
    public Stream<String> indicatorLines(String symbolAndQuery) {
        return get("/api/v1/stocks/indicators/" + symbolAndQuery, "text/csv")
                .body()
                .lines()
                .skip(1);
    }

    /** Imports these splits under the usual header. */
    public HttpResponse<String> importSplits(String... lines) {
        return importSplits(BodyPublishers.ofString("symbol,date,ratio\n" + String.join("\n", lines)));
    }

    public HttpResponse<String> importSplits(BodyPublisher csv) {
        return send(request("/api/v1/stocks/splits")
                .header("Content-Type", "text/csv")
                .header(TokenHeader.X_TOKEN, writerToken())
                .POST(csv)
                .build());
    }

    public HttpResponse<String> get(String path, String accept) {
        return send(read(path).header("Accept", accept).build());
    }

    /** A request with a reader's token. */
    public HttpRequest.Builder read(String path) {
        return request(path).header(TokenHeader.X_TOKEN, TestAuthorizationServer.token("stocks"));
    }

    /** The same of another reader. */
    public HttpRequest.Builder read(String path, String reader) {
        return request(path).header(TokenHeader.X_TOKEN, token(reader, "stocks"));
    }

    /** A token of this caller with this permission. */
    public static String token(String caller, String permission) {
        return TestAuthorizationServer.sign(TestAuthorizationServer.claims()
                .subject(caller)
                .claim("permissions", List.of(permission))
                .build());
    }

    /** A request without a token. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.getURI().resolve(path)).timeout(LONG_ENOUGH);
    }

    public HttpResponse<String> send(HttpRequest request) {
        return send(request, BodyHandlers.ofString());
    }

    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body) {
        try {
            return client.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A part of the service. */
    public <T> T part(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    /** How many of the service's connections to the database are in use. */
    public int connectionsInUse() {
        WorkingConnections connections = (WorkingConnections) part(ConnectionFactory.class);
        return ((ConnectionPool) connections.pool()).getMetrics().orElseThrow().acquiredSize();
    }

    /** Runs SQL past the service. */
    public void sql(String sql) {
        sql(database, sql);
    }

    /** Runs SQL in this database. */
    public static void sql(TestDatabase database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of what this SQL finds, past the service. */
    public List<String> query(String sql) {
        return query(database, sql);
    }

    /** The first column of what this SQL finds in this database. */
    public static List<String> query(TestDatabase database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Leaves this in an open transaction, past the service, until what comes back is run. */
    public Runnable hold(String sql) {
        return hold(database, sql);
    }

    /** Leaves this in an open transaction in this database, until what comes back is run. */
    public static Runnable hold(TestDatabase database, String sql) {
        try {
            Connection connection = connect(database);
            connection.setAutoCommit(false);
            connection.createStatement().execute(sql);
            return () -> close(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the service runs a statement like this, and ends its connection from the database's side. */
    public void terminate(String statement) {
        String found = "from pg_stat_activity where state = 'active' and pid <> pg_backend_pid()"
                + " and datname = current_database() and query like '" + statement + "'";
        Await.until(() -> !query("select pid " + found).isEmpty());
        query("select pg_terminate_backend(pid) " + found);
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect(TestDatabase database) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + database.port() + "/" + database.name();
        return DriverManager.getConnection(url, "postgres", "postgres");
    }

    public static String writerToken() {
        return TestAuthorizationServer.token("stocks:write");
    }

    @Override
    public void close() {
        client.close();
        Stopping.stop(server);
    }
}
