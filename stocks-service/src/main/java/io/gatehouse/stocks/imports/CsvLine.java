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
 * @param text the whole line, or its beginning
 * @param isTooLong whether it is longer than any valid line, so that {@code text} is only its beginning
 */
public record CsvLine(long number, String text, boolean isTooLong) {

    /**
     * Its fields without quotes (RFC 4180 section 2). Empty if the quotes do not match, or if other programs could read
     * it as several lines: some take a carriage return alone for the end of a line.
     */
    public List<String> fields() {
        return text.indexOf('"') < 0 ? List.of(text.split(",", -1)) : unquoted();
    }

    /** The line without this prefix, if it has it. */
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
