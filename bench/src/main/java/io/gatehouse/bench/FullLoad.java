package io.gatehouse.bench;

import io.gatehouse.bench.load.Endpoint;
import io.gatehouse.bench.load.Wrk;
import io.gatehouse.bench.load.WrkReport;
import io.gatehouse.bench.peer.Contender;
import io.gatehouse.bench.process.ChildProcess;
import io.gatehouse.bench.report.Results;
import io.gatehouse.bench.report.Sample;
import io.gatehouse.bench.report.Scenario;
import java.util.List;

/** Measures the CPU time of a request while requests are sent as fast as they are answered. */
final class FullLoad {

    private final Fleet fleet;
    private final Results results;
    private final Progress progress;

    FullLoad(Fleet fleet, Results results, Progress progress) {
        this.fleet = fleet;
        this.results = results;
        this.progress = progress;
    }

    /** Measures all contenders in turn, round after round, so that whatever else the machine does affects all of them. */
    void run(List<Contender> contenders, Options options) {
        for (Scenario scenario : Scenario.all()) {
            contenders.stream().filter(one -> one.program().warmsUp()).forEach(one -> sample(one, scenario, options));
            for (int round = 1; round <= options.rounds(); round++) {
                contenders.forEach(one -> results.add(one, scenario, sample(one, scenario, options)));
                progress.step("%s: round %d of %d".formatted(scenario, round, options.rounds()));
            }
        }
    }

    private Sample sample(Contender contender, Scenario scenario, Options options) {
        Endpoint endpoint = contender.endpoint().plus(scenario.body().suffix());
        return sample(fleet.process(contender), endpoint, scenario.connections(), options.seconds());
    }

    static Sample sample(ChildProcess process, Endpoint endpoint, int connections, int seconds) {
        long before = process.cpuMicros();
        WrkReport report = Wrk.run(endpoint, connections, seconds);
        double cpuMicros = process.cpuMicros() - before;
        process.trimLog();
        double price = report.requests() == 0 ? Double.NaN : cpuMicros / report.requests();
        return new Sample(price, report.perSecond(), process.residentBytes(), report.failures());
    }
}
