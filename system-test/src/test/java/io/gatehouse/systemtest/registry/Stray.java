package io.gatehouse.systemtest.registry;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A place in a file that does not agree with services.yml.
 *
 * @param file the file, relative to the project's folder
 * @param what the name of the place
 * @param actual what it says
 * @param expected what it should say
 */
record Stray(
        String file,
        String what,
        @Nullable Object actual,
        @Nullable Object expected) {

    /** A stray, unless the place says what it should. */
    static Stream<Stray> unlessEqual(String file, String what, @Nullable Object actual, @Nullable Object expected) {
        return Objects.equals(actual, expected) ? Stream.empty() : Stream.of(new Stray(file, what, actual, expected));
    }

    @Override
    public String toString() {
        return "%s: %s is %s, expected %s".formatted(file, what, actual, expected);
    }
}
