package io.gatehouse.bench.peer;

import io.gatehouse.bench.load.Endpoint;
import io.gatehouse.bench.process.Children;
import io.gatehouse.bench.process.Cpus;
import io.gatehouse.bench.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The upstream of every gateway: an nginx whose answers are fixed. */
public final class Upstream {

    private static final int TEN_KILOBYTES = 10 * 1024;
    private static final int MEGABYTE = 1024 * 1024;

    private final int port = Ports.free();
    private final Issuer issuer = Issuer.create();
    private final Path template;
    private final Path work;

    public Upstream(Path bench, Path work) {
        this.template = bench.resolve("upstream/nginx.conf");
        this.work = work.resolve("upstream").toAbsolutePath();
    }

    public void start(Children children) {
        Path configuration = new Template(
                        template,
                        Map.of(
                                "port", Integer.toString(port),
                                "work", work.toString(),
                                "user", Nginx.user(),
                                "small", json(150),
                                "keys", issuer.keys()))
                .writeTo(work);
        write("10k", TEN_KILOBYTES);
        write("1m", MEGABYTE);
        children.start(Cpus.LOAD, "upstream", Nginx.command(work, configuration), Map.of());
    }

    /** The upstream itself, without a gateway. */
    public Endpoint direct() {
        return new Endpoint(port, "/", List.of());
    }

    /** The values that configuration files may refer to. */
    Map<String, String> values() {
        return Map.of("upstream", address(), "issuer", Issuer.NAME, "audience", Issuer.AUDIENCE, "user", Nginx.user());
    }

    String token() {
        return issuer.token();
    }

    private String address() {
        return "127.0.0.1:" + port;
    }

    private void write(String name, int size) {
        try {
            Files.writeString(work.resolve(name), json(size));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A JSON document of exactly this many bytes. */
    private static String json(int size) {
        String start = "{\"symbol\":\"AAPL\",\"note\":\"";
        String end = "\"}";
        return start + "x".repeat(size - start.length() - end.length()) + end;
    }
}
