package io.gatehouse.stocks.imports;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A daily bar as a line of a file gives it, with nothing wrong in it.
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
