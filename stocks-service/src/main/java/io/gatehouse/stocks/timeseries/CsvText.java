package io.gatehouse.stocks.timeseries;

/** Rows as CSV (RFC 4180) under a header line, as an import takes them. */
record CsvText(String day) implements SeriesText {

    @Override
    public String opening() {
        return "symbol," + day + ",open,high,low,close,volume\n";
    }

    @Override
    public String between() {
        return "";
    }

    @Override
    public void append(Row row, StringBuilder text) {
        text.append(row.symbol()).append(',').append(row.day());
        text.append(',').append(row.open().toPlainString());
        text.append(',').append(row.high().toPlainString());
        text.append(',').append(row.low().toPlainString());
        text.append(',').append(row.close().toPlainString());
        text.append(',').append(row.volume()).append('\n');
    }

    @Override
    public String closing() {
        return "";
    }
}
