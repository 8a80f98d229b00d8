package io.gatehouse.shared.production;

import java.util.stream.Stream;

/** Settings some values of which are for trying things out only. */
public interface WeakSettings {

    /** What is too weak for production, each naming the setting and what is expected of it. */
    Stream<String> weaknesses();

    /** One weakness, if it is there. */
    static Stream<String> weakness(boolean there, String sentence) {
        return there ? Stream.of(sentence) : Stream.empty();
    }
}
