package io.gatehouse.stocks.timeseries;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;

/**
 * The prices of a period of the calendar, made of the daily bars in it: what an element of a series with a frequency
 * looks like.
 *
 * @param symbol what was traded
 * @param periodStart the period's first calendar day
 * @param open first open
 * @param high highest high
 * @param low lowest low
 * @param close last close
 * @param volume sum of the volumes
 */
@Schema(example = """
                {"symbol":"SP500","period_start":"2000-01-03","open":1469.250000,"high":1478.000000,\
                "low":1377.680054,"close":1441.469971,"volume":5179600000}""")
record PeriodBar(
        String symbol,
        LocalDate periodStart,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigInteger volume) {}
