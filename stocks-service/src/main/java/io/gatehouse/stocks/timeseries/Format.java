package io.gatehouse.stocks.timeseries;

import io.micronaut.http.MediaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The media types rows come in; the first is the one for callers who do not mind. */
public enum Format {
    JSON("application/json"),
    NDJSON(Format.APPLICATION_NDJSON),
    CSV("text/csv; charset=utf-8");

    public static final String APPLICATION_NDJSON = "application/x-ndjson";

    private static final Comparator<MediaType> LIKED_BEST =
            Comparator.comparing(MediaType::getQualityAsNumber).reversed().thenComparing(Format::isAny);

    /** The symbol and the day; what comes after them are numbers. */
    private static final int TEXT_COLUMNS = 2;

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /**
     * The format a caller likes best (RFC 9110 section 12.5.1); the route has refused those who take none.
     *
     * @param accepted the media types in the request's {@code Accept}
     */
    public static Format likedBest(Collection<MediaType> accepted) {
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

    public MediaType mediaType() {
        return MediaType.of(mediaType);
    }

    /** How a row with these columns is written: symbol and day first, then numbers. */
    public RowTemplate row(List<String> columns) {
        return this == CSV ? csv(columns.size()) : json(columns, this == NDJSON ? "}\n" : "}");
    }

    /** RFC 4180. */
    private static RowTemplate csv(int columns) {
        List<String> pieces = new ArrayList<>(List.of(""));
        for (int i = 1; i < columns; i++) {
            pieces.add(",");
        }
        pieces.add("\n");
        return new RowTemplate(pieces, "");
    }

    private static RowTemplate json(List<String> columns, String end) {
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String before = i == 0 ? "{" : i <= TEXT_COLUMNS ? "\"," : ",";
            pieces.add(before + '"' + columns.get(i) + "\":" + (i < TEXT_COLUMNS ? "\"" : ""));
        }
        pieces.add(end);
        return new RowTemplate(pieces, "null");
    }

    /** What comes before the first row, even if there is none. */
    String opening(List<String> columns) {
        return switch (this) {
            case JSON -> "[";
            case NDJSON -> "";
            case CSV -> String.join(",", columns) + '\n';
        };
    }

    /** What comes between two rows. */
    String between() {
        return this == JSON ? "," : "";
    }

    /** What comes after the last row; a body without it was cut off, where there is something. */
    String closing() {
        return this == JSON ? "]" : "";
    }
}
