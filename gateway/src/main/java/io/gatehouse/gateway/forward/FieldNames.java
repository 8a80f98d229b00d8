package io.gatehouse.gateway.forward;

import io.netty.util.AsciiString;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * A set of header fields' names, given in full or by how they begin, whatever their case. It is asked for every field of every
 * request, and compares a name only with the few that could be meant.
 */
final class FieldNames {

    private static final int BUCKETS = 256;

    private final AsciiString[][] names;
    private final AsciiString[][] beginnings;

    /**
     * Collects them.
     *
     * @param names names in full
     * @param beginnings beginnings of names, of three characters at least
     */
    FieldNames(List<String> names, List<String> beginnings) {
        this.names = inBuckets(names, FieldNames::bucketOfName);
        this.beginnings = inBuckets(beginnings, FieldNames::bucketOfBeginning);
    }

    boolean has(CharSequence name) {
        for (AsciiString known : names[bucketOfName(name)]) {
            if (known.contentEqualsIgnoreCase(name)) {
                return true;
            }
        }
        return name.length() > 2 && begins(name);
    }

    private boolean begins(CharSequence name) {
        for (AsciiString known : beginnings[bucketOfBeginning(name)]) {
            if (AsciiString.regionMatches(name, true, 0, known, 0, known.length())) {
                return true;
            }
        }
        return false;
    }

    /** By the hash that ignores case, which a name that was parsed knows already. */
    private static int bucketOfName(CharSequence name) {
        return AsciiString.hashCode(name) & BUCKETS - 1;
    }

    /** By the third letter, since the first two are {@code x-} for most. */
    private static int bucketOfBeginning(CharSequence name) {
        return name.charAt(2) & 0x1f;
    }

    private static AsciiString[][] inBuckets(List<String> texts, ToIntFunction<CharSequence> bucket) {
        AsciiString[][] buckets = new AsciiString[BUCKETS][];
        for (int i = 0; i < BUCKETS; i++) {
            int each = i;
            buckets[i] = texts.stream()
                    .filter(text -> bucket.applyAsInt(text) == each)
                    .map(AsciiString::cached)
                    .toArray(AsciiString[]::new);
        }
        return buckets;
    }
}
