package io.gatehouse.stocks.split;

import java.time.LocalDate;

/**
 * A valid split from a line of a file.
 *
 * @param line where it is, counted from 1
 * @param symbol the shares that are split
 * @param date the first day with the new shares
 * @param ratio the ratio
 */
record Split(long line, String symbol, LocalDate date, Ratio ratio) {

    /** Identifies a split; there can be one of each. */
    Key key() {
        return new Key(symbol, date);
    }

    record Key(String symbol, LocalDate date) {}
}
