package io.gatehouse.stocks.timeseries;

import io.micronaut.http.MediaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** The media types rows come in; the first is the one for callers who do not mind. */
public enum Format {
    JSON("application/json"),
    NDJSON(Format.APPLICATION_NDJSON),
    CSV("text/csv; charset=utf-8");

    public static final String APPLICATION_NDJSON = "application/x-ndjson";

    /** The symbol and the day; what comes after them are numbers. */
    private static final int TEXT_COLUMNS = 2;

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /**
     * The format a caller likes best.
     *
     * @param accepted the media ranges in the request's {@code Accept}; none are any
     * @throws NotAcceptableException if the caller takes none
     */
    public static Format likedBest(Collection<MediaType> accepted) {
        return accepted.isEmpty()
                ? JSON
                : Arrays.stream(values())
                        .flatMap(format -> Liking.of(format, accepted).stream())
                        .min(Liking.BEST_FIRST)
                        .map(Liking::format)
                        .orElseThrow(NotAcceptableException::new);
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
