package io.gatehouse.bench.peer;

import java.nio.file.Path;
import java.util.List;

/** Starts nginx as a program of this run, not as the system's service. */
final class Nginx {

    private Nginx() {}

    static List<String> command(Path work, Path configuration) {
        return List.of(
                "nginx", "-p", work.toString(), "-c", configuration.toString(), "-e", "stderr", "-g", "daemon off;");
    }

    /** The user for nginx's workers: when started by root they would run as a user who may not read this directory. */
    static String user() {
        return "root".equals(System.getProperty("user.name")) ? "user root;" : "";
    }
}
