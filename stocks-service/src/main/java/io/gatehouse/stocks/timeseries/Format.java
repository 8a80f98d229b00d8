package io.gatehouse.stocks.timeseries;

import io.micronaut.http.MediaType;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Stream;

/** The media types a series comes in; the first is the one for callers who do not mind. */
enum Format {
    JSON("application/json"),
    NDJSON(Format.APPLICATION_NDJSON),
    CSV("text/csv; charset=utf-8");

    static final String APPLICATION_NDJSON = "application/x-ndjson";

    private static final Comparator<MediaType> LIKED_BEST =
            Comparator.comparing(MediaType::getQualityAsNumber).reversed().thenComparing(Format::isAny);

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /**
     * The format a caller likes best (RFC 9110 section 12.5.1); the route has refused those who take none.
     *
     * @param accepted the media types in the request's {@code Accept}
     */
    static Format likedBest(Collection<MediaType> accepted) {
        return accepted.stream()
                .sorted(LIKED_BEST)
                .flatMap(Format::matching)
                .findFirst()
                .orElse(JSON);
    }

    private static Stream<Format> matching(MediaType accepted) {
        return Arrays.stream(values()).filter(format -> accepted.matches(format.mediaType()));
    }

    /** Whoever names a type beside any other wants the one named. */
    private static boolean isAny(MediaType accepted) {
        return accepted.getName().endsWith("*");
    }

    MediaType mediaType() {
        return MediaType.of(mediaType);
    }

    /** How a series is written if the field with the day has this name. */
    SeriesText text(String day) {
        return switch (this) {
            case JSON -> JsonText.array(day);
            case NDJSON -> JsonText.lines(day);
            case CSV -> new CsvText(day);
        };
    }
}
