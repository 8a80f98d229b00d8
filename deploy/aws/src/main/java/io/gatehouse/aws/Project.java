package io.gatehouse.aws;

import io.gatehouse.stack.error.StackException;
import io.gatehouse.stack.registry.Registry;
import io.gatehouse.stack.registry.RegistryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Those of the project's files that are deployed, besides the images. */
record Project(Path root) {

    Registry services() {
        return RegistryFile.read(root.resolve("services.yml"));
    }

    /** The script that creates databases, the same as in containers. */
    String databaseScript() {
        Path script = root.resolve("docker/postgres/create-databases.sh");
        try {
            return Files.readString(script);
        } catch (IOException e) {
            throw new StackException("Cannot read " + script + ": " + e.getMessage(), e);
        }
    }
}
