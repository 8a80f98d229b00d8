package io.gatehouse.systemtest.registry;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A place that does not say what services.yml asks of it.
 *
 * @param file the file, as seen from the project's folder
 * @param what the place in it
 * @param actual what it says
 * @param expected what it should say
 */
record Stray(
        String file,
        String what,
        @Nullable Object actual,
        @Nullable Object expected) {

    /** One, unless the place says what it should. */
    static Stream<Stray> unlessEqual(String file, String what, @Nullable Object actual, @Nullable Object expected) {
        return Objects.equals(actual, expected) ? Stream.empty() : Stream.of(new Stray(file, what, actual, expected));
    }

    @Override
    public String toString() {
        return "%s: %s is %s, expected %s".formatted(file, what, actual, expected);
    }
}
