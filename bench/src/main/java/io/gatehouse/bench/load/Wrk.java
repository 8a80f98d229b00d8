package io.gatehouse.bench.load;

import io.gatehouse.bench.process.Command;
import java.util.ArrayList;
import java.util.List;

/** Runs wrk, which sends requests as fast as they are answered, over a number of connections. */
public final class Wrk {

    private Wrk() {}

    public static WrkReport run(Endpoint endpoint, int connections, int seconds) {
        List<String> command = new ArrayList<>(List.of(
                "wrk", "--threads=1", "--connections=" + connections, "--duration=" + seconds + "s", "--timeout=10s"));
        endpoint.headers().forEach(header -> command.addAll(List.of("--header", header)));
        command.add(endpoint.url());
        return WrkReport.parse(Command.output(command));
    }
}
