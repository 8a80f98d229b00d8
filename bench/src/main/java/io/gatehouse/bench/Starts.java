package io.gatehouse.bench;

import io.gatehouse.bench.load.Endpoint;
import io.gatehouse.bench.peer.Contender;
import io.gatehouse.bench.report.Body;
import io.gatehouse.bench.report.Results;
import java.util.List;

/** Starts every gateway several times to measure how long that takes, and checks that it does what it should. */
final class Starts {

    private final Fleet fleet;
    private final Results results;
    private final Progress progress;

    Starts(Fleet fleet, Results results, Progress progress) {
        this.fleet = fleet;
        this.results = results;
        this.progress = progress;
    }

    void run(List<Contender> contenders, int times) {
        for (Contender contender : contenders) {
            if (!fleet.runs(contender.program())) {
                start(contender, times);
            }
            check(contender);
        }
    }

    private void start(Contender contender, int times) {
        for (int i = 1; i <= times; i++) {
            double seconds = fleet.start(contender);
            results.addStart(contender.program(), seconds);
            progress.step("%s started in %.2f s".formatted(contender.program().name(), seconds));
            if (i < times) {
                fleet.stop(contender);
            }
        }
    }

    /** Checks the gateway's answers: one that lets everyone in, or answers with errors, would be fast. */
    private static void check(Contender contender) {
        Endpoint endpoint = contender.endpoint();
        for (Body body : Body.values()) {
            expect(200, endpoint.plus(body.suffix()), contender);
        }
        if (!endpoint.headers().isEmpty()) {
            expect(401, new Endpoint(endpoint.port(), endpoint.path(), List.of()), contender);
        }
    }

    private static void expect(int status, Endpoint endpoint, Contender contender) {
        int answered = Fleet.status(endpoint);
        if (answered != status) {
            throw new BenchException("%s answered %d, expected %d: GET %s with %d headers"
                    .formatted(
                            contender.title(),
                            answered,
                            status,
                            endpoint.path(),
                            endpoint.headers().size()));
        }
    }
}
