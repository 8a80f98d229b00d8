package io.gatehouse.stocks.imports;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The result of an import.
 *
 * @param rows how many daily bars were stored, new or replaced
 * @param symbols how many symbols they belong to
 */
@Serdeable
record Imported(
        @Schema(example = "2") long rows,
        @Schema(example = "1") long symbols) {}
