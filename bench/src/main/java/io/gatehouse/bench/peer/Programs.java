package io.gatehouse.bench.peer;

import io.gatehouse.bench.process.Ports;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The gateway programs, each with its configuration from {@code bench/peers}. */
final class Programs {

    private final Path project;
    private final Path work;
    private final Map<String, String> values;
    private final List<String> java;

    Programs(Path project, Path work, Map<String, String> values, List<String> java) {
        this.project = project;
        this.work = work.toAbsolutePath();
        this.values = values;
        this.java = java;
    }

    Program nginx() {
        int port = Ports.free();
        Path directory = work.resolve("nginx");
        Path configuration = template("nginx/proxy.conf", port).writeTo(directory);
        return new Program("nginx", Nginx.command(directory, configuration), Map.of(), port, false);
    }

    Program haproxy() {
        int port = Ports.free();
        Path configuration = template("haproxy/haproxy.cfg", port).writeTo(work.resolve("haproxy"));
        List<String> command = List.of("haproxy", "-db", "-f", configuration.toString());
        return new Program("haproxy", command, Map.of(), port, false);
    }

    /** A gateway on the JVM, with the path of its jar in the project and of its settings in {@code bench/peers}. */
    Program jvm(String name, String jar, String settings) {
        int port = Ports.free();
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of("-jar", project.resolve(jar).toString()));
        return new Program(name, command, template(settings, port).environment(), port, true);
    }

    private Template template(String file, int port) {
        Map<String, String> all = new HashMap<>(values);
        all.put("port", Integer.toString(port));
        all.put("management", Integer.toString(Ports.free()));
        return new Template(project.resolve("bench/peers").resolve(file), all);
    }
}
