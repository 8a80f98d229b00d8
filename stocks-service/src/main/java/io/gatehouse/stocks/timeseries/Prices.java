package io.gatehouse.stocks.timeseries;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One row of a series as numbers.
 *
 * @param day the day, or the first day of the bucket
 * @param last the last day in it that has prices
 */
public record Prices(
        LocalDate day,
        LocalDate last,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal volume) {}
