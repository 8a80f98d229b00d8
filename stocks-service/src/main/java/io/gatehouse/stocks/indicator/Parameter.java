package io.gatehouse.stocks.indicator;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A numeric parameter of an indicator.
 *
 * @param name its name
 * @param type integer or number
 * @param standard its default
 * @param minimum its smallest value
 * @param maximum its largest value
 */
@Serdeable
record Parameter(
        @Schema(example = "period") String name,

        String type,

        @JsonProperty("default") @Schema(name = "default", example = "20")
        BigDecimal standard,

        @Schema(example = "1") BigDecimal minimum,
        @Schema(example = "500") BigDecimal maximum) {

    private static final int MAX_PERIOD = 500;
    private static final Pattern INTEGER = Pattern.compile("[0-9]{1,3}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3})?");

    /** A number of bars. */
    static Parameter period(String name, int standard) {
        return new Parameter(
                name, "integer", BigDecimal.valueOf(standard), BigDecimal.ONE, BigDecimal.valueOf(MAX_PERIOD));
    }

    /** A number with decimals. */
    static Parameter decimal(String name, String standard, String minimum, String maximum) {
        return new Parameter(
                name, "number", new BigDecimal(standard), new BigDecimal(minimum), new BigDecimal(maximum));
    }

    /** Parses this text; empty if it is not a valid value. */
    Optional<BigDecimal> parse(String text) {
        return Optional.of(text)
                .filter((type.equals("integer") ? INTEGER : NUMBER).asMatchPredicate())
                .map(Parameter::number)
                .filter(value -> value.compareTo(minimum) >= 0 && value.compareTo(maximum) <= 0);
    }

    /** Equal values always get the same representation. */
    private static BigDecimal number(String digits) {
        BigDecimal number = new BigDecimal(digits).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    /** A description of valid values. */
    String expected() {
        return name + " to be " + (type.equals("integer") ? "a whole number" : "a number") + " from " + minimum + " to "
                + maximum;
    }
}
