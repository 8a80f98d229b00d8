package io.gatehouse.stocks.timeseries;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One row of a series to compute with.
 *
 * @param day the day, or the first of the bucket
 * @param last the last day there were prices of
 */
public record Prices(
        LocalDate day,
        LocalDate last,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal volume) {}
