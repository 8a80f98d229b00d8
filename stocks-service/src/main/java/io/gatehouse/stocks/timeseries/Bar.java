package io.gatehouse.stocks.timeseries;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;

/**
 * The prices of one trading day: what an element of a series without a frequency looks like.
 *
 * @param symbol what was traded
 * @param date the day
 * @param open first price
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume how much was traded
 */
@Schema(example = """
                {"symbol":"SP500","date":"2000-01-03","open":1469.250000,"high":1478.000000,\
                "low":1438.359985,"close":1455.219971,"volume":931800000}""")
record Bar(
        String symbol,
        LocalDate date,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigInteger volume) {}
