package io.gatehouse.shared.production;

import java.util.stream.Stream;

/** Settings whose values may be too weak for production. */
public interface WeakSettings {

    /** A sentence for each value that is too weak for production, with the name of the setting and what is expected. */
    Stream<String> weaknesses();

    /** The sentence if the condition holds, otherwise nothing. */
    static Stream<String> weakness(boolean there, String sentence) {
        return there ? Stream.of(sentence) : Stream.empty();
    }
}
