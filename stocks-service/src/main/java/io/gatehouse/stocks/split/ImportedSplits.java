package io.gatehouse.stocks.split;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What an import stored.
 *
 * @param splits how many, new or replaced
 * @param symbols of how many symbols
 */
@Serdeable
record ImportedSplits(
        @Schema(example = "2") long splits,
        @Schema(example = "1") long symbols) {}
