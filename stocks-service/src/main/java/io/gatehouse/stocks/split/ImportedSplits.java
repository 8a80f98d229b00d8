package io.gatehouse.stocks.split;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The result of an import of splits.
 *
 * @param splits how many splits were stored, new or replaced
 * @param symbols how many symbols they belong to
 */
@Serdeable
record ImportedSplits(
        @Schema(example = "2") long splits,
        @Schema(example = "1") long symbols) {}
