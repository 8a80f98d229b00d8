package io.gatehouse.bench.peer;

import java.nio.file.Path;
import java.util.List;

/** How nginx is started as a program of this run, not as the system's. */
final class Nginx {

    private Nginx() {}

    static List<String> command(Path work, Path configuration) {
        return List.of(
                "nginx", "-p", work.toString(), "-c", configuration.toString(), "-e", "stderr", "-g", "daemon off;");
    }

    /** Started by root, it would work as somebody who may not read this directory. */
    static String user() {
        return "root".equals(System.getProperty("user.name")) ? "user root;" : "";
    }
}
