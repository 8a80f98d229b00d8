package io.gatehouse.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.systemtest.command.Command;
import io.gatehouse.systemtest.command.NodePackages;
import io.gatehouse.systemtest.command.Outcome;
import io.gatehouse.systemtest.command.Tool;
import io.gatehouse.systemtest.stack.Service;
import io.gatehouse.systemtest.stack.Stack;
import io.gatehouse.systemtest.stack.StackExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the collections in {@code postman/} against a running stack. */
@ExtendWith(StackExtension.class)
final class PostmanIT {

    private static final String PURPOSE = "running the Postman collections";
    private static final String ENDING = ".postman_collection.json";
    private static final Path FOLDER = Project.ROOT.resolve("postman");
    private static final Path NEWMAN = Project.MODULE.resolve("node_modules/newman/bin/newman.js");

    private final Stack stack;

    PostmanIT(Stack stack) {
        this.stack = stack;
    }

    @BeforeAll
    static void install() {
        NodePackages.install(PURPOSE, NEWMAN);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("collections")
    void passes(String collection) {
        Outcome outcome = Command.of(
                        Tool.require(PURPOSE, "node"),
                        NEWMAN.toString(),
                        "run",
                        FOLDER.resolve(collection + ENDING).toString(),
                        "--environment",
                        FOLDER.resolve("this-machine.postman_environment.json").toString(),
                        "--env-var",
                        "gateway=" + stack.address(),
                        "--color",
                        "off",
                        "--disable-unicode")
                .run();

        assertThat(outcome.exitCode()).describedAs(outcome.output()).isZero();
    }

    @Test
    void coversEveryService() throws IOException {
        List<String> services = Service.ALL.stream().map(Service::id).toList();

        assertThat(collections()).containsAll(services);
    }

    static List<String> collections() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        }
    }
}
