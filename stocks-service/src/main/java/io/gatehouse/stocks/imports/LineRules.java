package io.gatehouse.stocks.imports;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The rules for each line of one kind of file.
 *
 * @param rules one for each field, in our order
 */
public record LineRules(List<FieldRule> rules) {

    private static final char REPLACEMENT = '\uFFFD';

    /** The names of the columns, in our order. */
    List<String> names() {
        return rules.stream().map(FieldRule::column).toList();
    }

    /** The first line of the file is not what it should be. */
    public InvalidImportException noHeader(String wrong) {
        return InvalidImportException.noHeader(wrong, header());
    }

    /** What is wrong with these fields of this line; empty if nothing is. */
    public List<String> reasons(CsvLine line, List<String> fields) {
        if (line.isTooLong()) {
            return List.of("the line is longer than " + Lines.LONGEST + " bytes");
        }
        if (line.text().indexOf(REPLACEMENT) >= 0) {
            return List.of("the line is not UTF-8");
        }
        if (fields.isEmpty()) {
            return List.of("the quotes on the line do not fit together, or a carriage return divides it");
        }
        return fields.size() == rules.size() ? broken(fields) : List.of(number(fields));
    }

    private String number(List<String> fields) {
        return "the line has " + fields.size() + " fields: expected " + rules.size() + ", " + header();
    }

    private List<String> broken(List<String> fields) {
        return IntStream.range(0, rules.size())
                .mapToObj(field -> rules.get(field).reason(fields.get(field)))
                .flatMap(Optional::stream)
                .toList();
    }

    private String header() {
        return String.join(",", names());
    }
}
