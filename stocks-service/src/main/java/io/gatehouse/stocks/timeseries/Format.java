package io.gatehouse.stocks.timeseries;

import io.micronaut.http.MediaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** The formats that rows come in; the first is the default. */
public enum Format {
    JSON("application/json"),
    NDJSON(Format.APPLICATION_NDJSON),
    CSV("text/csv; charset=utf-8");

    public static final String APPLICATION_NDJSON = "application/x-ndjson";

    /** The symbol and the day; all columns after them are numbers. */
    private static final int TEXT_COLUMNS = 2;

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /**
     * The format that a caller prefers.
     *
     * @param accepted the media ranges in the request's {@code Accept}; empty means any
     * @throws NotAcceptableException if the caller accepts none
     */
    public static Format likedBest(Collection<MediaType> accepted) {
        return accepted.isEmpty()
                ? JSON
                : Arrays.stream(values())
                        .flatMap(format -> FormatPreference.of(format, accepted).stream())
                        .min(FormatPreference.BEST_FIRST)
                        .map(FormatPreference::format)
                        .orElseThrow(NotAcceptableException::new);
    }

    public MediaType mediaType() {
        return MediaType.of(mediaType);
    }

    /** The template for rows with these columns: symbol and day first, then numbers. */
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

    /** The text before the first row, sent even if there are no rows. */
    String opening(List<String> columns) {
        return switch (this) {
            case JSON -> "[";
            case NDJSON -> "";
            case CSV -> String.join(",", columns) + '\n';
        };
    }

    /** The text between two rows. */
    String between() {
        return this == JSON ? "," : "";
    }

    /** The text after the last row. Where there is one, a body without it was cut off. */
    String closing() {
        return this == JSON ? "]" : "";
    }
}
