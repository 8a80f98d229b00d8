package io.gatehouse.shared.production;

import java.util.stream.Stream;

/** Settings that may have values meant for trying things out only. */
public interface WeakSettings {

    /** The values that are too weak for production: each sentence names the setting and what is expected. */
    Stream<String> weaknesses();

    /** The sentence, if this weakness is there. */
    static Stream<String> weakness(boolean there, String sentence) {
        return there ? Stream.of(sentence) : Stream.empty();
    }
}
