package io.gatehouse.bench;

import io.gatehouse.bench.peer.Contender;
import io.gatehouse.bench.peer.Contenders;
import io.gatehouse.bench.peer.Java;
import io.gatehouse.bench.peer.Upstream;
import io.gatehouse.bench.process.Children;
import io.gatehouse.bench.report.Report;
import io.gatehouse.bench.report.Results;
import io.gatehouse.bench.report.Settings;
import io.gatehouse.bench.report.Tables;
import java.nio.file.Path;
import java.util.List;

/** The program behind {@code bench/run}. The script passes the project's directory in the property {@code bench.project}. */
final class Bench {

    private final Path project;
    private final Path work;
    private final Options options;
    private final Progress progress = new Progress(System.out);

    private Bench(Path project, Options options) {
        this.project = project;
        this.work = project.resolve("bench/target/run");
        this.options = options;
    }

    public static void main(String[] arguments) {
        Path project = Path.of(System.getProperty("bench.project", "")).toAbsolutePath();
        try {
            Options options = Options.parse(List.of(arguments), project.resolve("bench"));
            new Bench(project, options).run();
        } catch (BenchException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private void run() {
        List<String> java = Java.command(project, options.heap());
        Settings settings = Settings.read(project, java, options.told());
        try (Children children = new Children(work.resolve("logs"))) {
            Upstream upstream = new Upstream(project.resolve("bench"), work);
            upstream.start(children);
            List<Contender> contenders = new Contenders(project, work, upstream, java).take(options.only());
            Results results = measure(contenders, new Fleet(children), upstream);
            Path written = new Report(results, settings).writeTo(options.results());
            progress.say("\n" + new Tables(results).summary() + "\nWritten to " + written);
        }
    }

    private Results measure(List<Contender> contenders, Fleet fleet, Upstream upstream) {
        Results results = new Results(contenders);
        new Starts(fleet, results, progress).run(contenders, options.rounds());
        new WarmUp(fleet, progress).run(contenders, options);
        new FullLoad(fleet, results, progress).run(contenders, options);
        new HalfLoad(upstream.direct(), results, progress).run(contenders, options);
        return results;
    }
}
