package io.gatehouse.stocks.timeseries;

/**
 * How a series is written. Symbols, dates and plain decimals are ASCII without anything to escape, which is why rows
 * need no general encoder: at the database's speed that would be most of the work.
 */
interface SeriesText {

    /** What comes before the first row, even if there is none. */
    String opening();

    /** What comes between two rows. */
    String between();

    void append(Row row, StringBuilder text);

    /** What comes after the last row; a body without it was cut off, where there is something. */
    String closing();
}
