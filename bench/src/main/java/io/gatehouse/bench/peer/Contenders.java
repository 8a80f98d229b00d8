package io.gatehouse.bench.peer;

import io.gatehouse.bench.BenchException;
import io.gatehouse.bench.load.Endpoint;
import java.nio.file.Path;
import java.util.List;

/** All contenders. The others are compared with the first one. */
public final class Contenders {

    private static final String OPEN = "/api/v1/auth/create";
    private static final String CLOSED = "/api/v1/stocks/time-series/AAPL";
    private static final String GATEWAY = "gateway/target/gateway.jar";
    private static final String SPRING = "bench/peers/spring-cloud-gateway/target/spring-cloud-gateway.jar";
    private static final String VERTX = "bench/peers/vertx-http-proxy/target/vertx-http-proxy.jar";

    private final Programs programs;
    private final String token;

    public Contenders(Path project, Path work, Upstream upstream, List<String> java) {
        this.programs = new Programs(project, work, upstream.values(), java);
        this.token = upstream.token();
    }

    /** The contenders with these ids, or all if none is named. */
    public List<Contender> take(List<String> ids) {
        List<Contender> all = all();
        List<String> known = all.stream().map(Contender::id).toList();
        ids.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(id -> {
            throw new BenchException("--only names " + id + ", expected some of " + String.join(",", known));
        });
        return all.stream()
                .filter(one -> ids.isEmpty() || ids.contains(one.id()) || one.equals(all.getFirst()))
                .toList();
    }

    private List<Contender> all() {
        Program gatehouse = programs.jvm("gatehouse", GATEWAY, "gatehouse/plain.env");
        return List.of(
                open("nginx", "nginx", programs.nginx()),
                open("haproxy", "HAProxy", programs.haproxy()),
                open("gatehouse", "Gatehouse", gatehouse),
                closed("gatehouse-token", "Gatehouse, token", gatehouse),
                closed(
                        "gatehouse-everything",
                        "Gatehouse, everything on",
                        programs.jvm("gatehouse-everything", GATEWAY, "gatehouse/everything.env")),
                open("vertx", "Vert.x proxy", programs.jvm("vertx", VERTX, "vertx-http-proxy/plain.env")),
                open(
                        "spring",
                        "Spring Cloud Gateway",
                        programs.jvm("spring", SPRING, "spring-cloud-gateway/plain.env")),
                closed(
                        "spring-token",
                        "Spring Cloud Gateway, token",
                        programs.jvm("spring-token", SPRING, "spring-cloud-gateway/token.env")));
    }

    private static Contender open(String id, String title, Program program) {
        return new Contender(id, title, program, new Endpoint(program.port(), OPEN, List.of()));
    }

    private Contender closed(String id, String title, Program program) {
        List<String> headers = List.of("Authorization: Bearer " + token);
        return new Contender(id, title, program, new Endpoint(program.port(), CLOSED, headers));
    }
}
