package io.gatehouse.stocks.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A line of a CSV file.
 *
 * @param number where it is, counted from 1
 * @param text all of it, or its beginning
 * @param isTooLong whether it is longer than any line may be, and this is only its beginning
 */
public record CsvLine(long number, String text, boolean isTooLong) {

    /**
     * Its fields without quotes (RFC 4180 section 2); none if the quotes do not fit together, or if to others it would be more than
     * one: a carriage return alone ends a line, too, for some.
     */
    public List<String> fields() {
        return text.indexOf('"') < 0 ? List.of(text.split(",", -1)) : unquoted();
    }

    /** The same line without this text at its beginning, if it is there. */
    public CsvLine without(String beginning) {
        return text.startsWith(beginning) ? new CsvLine(number, text.substring(beginning.length()), isTooLong) : this;
    }

    private List<String> unquoted() {
        try (CSVParser parser = CSVParser.parse(text, CSVFormat.RFC4180)) {
            List<CSVRecord> records = parser.getRecords();
            return records.size() == 1 ? records.getFirst().toList() : List.of();
        } catch (IOException | UncheckedIOException e) {
            return List.of(); // reading a string fails for no other reason
        }
    }
}
