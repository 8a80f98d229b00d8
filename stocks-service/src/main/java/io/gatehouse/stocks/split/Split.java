package io.gatehouse.stocks.split;

import java.time.LocalDate;

/**
 * A split as a line of a file gives it, with nothing wrong in it.
 *
 * @param line where it is, counted from 1
 * @param symbol whose shares
 * @param date the first day of the new shares
 * @param ratio how many became how many
 */
record Split(long line, String symbol, LocalDate date, Ratio ratio) {

    /** What there can be one of. */
    Key key() {
        return new Key(symbol, date);
    }

    record Key(String symbol, LocalDate date) {}
}
