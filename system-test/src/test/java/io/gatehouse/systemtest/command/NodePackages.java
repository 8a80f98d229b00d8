package io.gatehouse.systemtest.command;

import io.gatehouse.systemtest.Project;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code package.json} names. */
public final class NodePackages {

    private NodePackages() {}

    /** Installs all of them if this file of one is missing; without Node, or if that fails, the test is skipped. */
    public static void install(String purpose, Path file) {
        Tool.require(purpose, "node");
        if (Files.exists(file)) {
            return;
        }
        Outcome installed = Command.of(Tool.require(purpose, "npm"), "ci")
                .in(Project.MODULE)
                .run();
        if (installed.exitCode() != 0) {
            Tool.missing("npm ci fails (" + installed.output().strip() + ")", purpose);
        }
    }
}
