package io.gatehouse.stack.registry;

import io.gatehouse.stack.error.StackException;
import java.nio.file.Path;

/** Thrown if {@code services.yml} is invalid. */
public final class RegistryException extends StackException {

    private static final long serialVersionUID = 1;

    RegistryException(Path file, String problem) {
        super(file.getFileName() + ": " + problem);
    }

    RegistryException(Path file, int line, String problem) {
        super(file.getFileName() + " line " + line + ": " + problem);
    }
}
