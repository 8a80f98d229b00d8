package io.gatehouse.stocks.imports;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A valid daily bar from a line of a file.
 *
 * @param line where it is, counted from 1
 */
record ImportRow(
        long line,
        String symbol,
        LocalDate date,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        long volume) {}
