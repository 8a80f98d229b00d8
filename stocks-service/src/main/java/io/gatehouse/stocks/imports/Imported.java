package io.gatehouse.stocks.imports;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What an import stored.
 *
 * @param rows how many daily bars, new or replaced
 * @param symbols of how many symbols
 */
@Serdeable
record Imported(
        @Schema(example = "2") long rows,
        @Schema(example = "1") long symbols) {}
