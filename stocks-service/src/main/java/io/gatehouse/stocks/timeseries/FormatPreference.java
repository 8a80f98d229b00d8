package io.gatehouse.stocks.timeseries;

import io.micronaut.http.MediaType;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How much a caller prefers a format, according to the most specific media range that includes it (RFC 9110 section
 * 12.5.1).
 *
 * @param format the format
 * @param range that range
 * @param place the position of that range among all
 */
record FormatPreference(Format format, MediaType range, int place) {

    private static final Comparator<MediaType> SPECIFIC = Comparator.comparing(FormatPreference::named)
            .thenComparing(range -> range.getType().equals("*") ? 0 : 1);

    /**
     * Of two formats with the same quality, one that is named beats one that is only in a range with *; then the order decides.
     */
    static final Comparator<FormatPreference> BEST_FIRST = Comparator.comparing(FormatPreference::quality)
            .thenComparing(preference -> named(preference.range))
            .reversed()
            .thenComparing(FormatPreference::place);

    /** The preference for this format; empty if it is in none of these ranges, or excluded. */
    static Optional<FormatPreference> of(Format format, Collection<MediaType> ranges) {
        List<MediaType> places = List.copyOf(ranges);
        return places.stream()
                .filter(range -> range.matches(format.mediaType()))
                .max(SPECIFIC)
                .map(range -> new FormatPreference(format, range, places.indexOf(range)))
                .filter(preference -> preference.quality().signum() > 0);
    }

    private static boolean named(MediaType range) {
        return !range.getSubtype().equals("*");
    }

    private BigDecimal quality() {
        return range.getQualityAsNumber();
    }
}
