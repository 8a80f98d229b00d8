package io.gatehouse.stocks.indicator;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What there is to know of an indicator before asking for it.
 *
 * @param name how it is asked for
 * @param description what it says
 * @param syntax the name with all parameters
 * @param parameters in the order their values are given in
 * @param outputs the names of its fields, here with the defaults in them
 */
@Serdeable
record IndicatorSummary(
        @Schema(example = "sma") String name,

        @Schema(example = "Simple moving average of the closes")
        String description,

        @Schema(example = "sma:period") String syntax,
        List<Parameter> parameters,
        @Schema(example = "[\"sma_20\"]") List<String> outputs) {

    static IndicatorSummary of(Kind kind) {
        return new IndicatorSummary(
                kind.name(),
                kind.description(),
                kind.syntax(),
                kind.parameters(),
                Choice.standard(kind).columns());
    }
}
