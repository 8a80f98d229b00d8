package io.gatehouse.stack.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A project in a directory of its own, with stand-ins for its services. */
public final class Project {

    private final Path root;
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final int databasePort = FreePorts.one();

    public Project(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root);
        Files.writeString(registry(), "services:\n");
        shareTheUnpackedServer();
    }

    /** Links to the unpacked PostgreSQL, because unpacking it takes longer than most tests. */
    private void shareTheUnpackedServer() throws IOException {
        Path shared =
                Files.createDirectories(Path.of("target", "postgres-server")).toAbsolutePath();
        Path target = Files.createDirectories(root.resolve("local-stack/target"));
        Files.createSymbolicLink(target.resolve("postgresql"), shared);
    }

    /** Adds a service, with these additional lines in its entry in services.yml. */
    public Project service(String id, String... lines) throws IOException {
        int port = FreePorts.pair();
        ports.put(id, port);
        append("  - id: " + id, "    port: " + port, "    health: /health/readiness");
        append(lines);
        Jars.write(jar(id), StandIn.class.getName());
        return this;
    }

    private void append(String... lines) throws IOException {
        for (String line : lines) {
            Files.writeString(registry(), line + "\n", StandardOpenOption.APPEND);
        }
    }

    private Path registry() {
        return root.resolve("services.yml");
    }

    public Path root() {
        return root;
    }

    public Path stackDirectory() {
        return root.resolve(".stack");
    }

    public Path jar(String id) {
        return root.resolve(id).resolve("target").resolve(id + ".jar");
    }

    public int port(String id) {
        return Objects.requireNonNull(ports.get(id), id);
    }

    public int databasePort() {
        return databasePort;
    }

    /** An outer environment for the stack. */
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.remove("STACK_DIR");
        environment.put("DATABASE_PORT", Integer.toString(databasePort));
        return environment;
    }

    public HttpResponse<String> get(String id, String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + port(id) + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Returns when a service answers. */
    public void awaits(String id) {
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(IOException.class)
                .untilAsserted(() -> get(id, "/health/readiness"));
    }

    /** Makes a service end by itself, and returns true once it has. */
    public boolean ends(String id) throws InterruptedException {
        try {
            get(id, "/exit");
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    public boolean nothingListens() {
        return ports.values().stream().allMatch(FreePorts::isFree) && FreePorts.isFree(databasePort);
    }
}
