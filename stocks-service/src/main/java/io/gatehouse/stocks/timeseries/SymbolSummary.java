package io.gatehouse.stocks.timeseries;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/**
 * What there is of one symbol.
 *
 * @param symbol what was traded
 * @param first the day of its first bar
 * @param last the day of its last bar
 * @param bars how many there are
 */
@Serdeable
public record SymbolSummary(
        @Schema(example = "SP500") String symbol,
        @Schema(example = "2000-01-03") LocalDate first,
        @Schema(example = "2020-03-01") LocalDate last,
        @Schema(example = "5082") long bars) {}
