package io.gatehouse.stocks.timeseries;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;

/** One element of a series. All of its text is ASCII that needs no escaping in JSON or CSV. */
@Schema(oneOf = {Bar.class, PeriodBar.class})
sealed interface Row permits Bar, PeriodBar {

    String symbol();

    /** The day it is for, or the first of the days. */
    LocalDate day();

    BigDecimal open();

    BigDecimal high();

    BigDecimal low();

    BigDecimal close();

    BigInteger volume();
}
