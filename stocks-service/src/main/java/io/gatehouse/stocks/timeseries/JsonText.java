package io.gatehouse.stocks.timeseries;

/** Rows as JSON objects. Prices are numbers in plain notation, with the decimals they have. */
record JsonText(String day, String opening, String between, String rowEnd, String closing) implements SeriesText {

    /** One array. */
    static JsonText array(String day) {
        return new JsonText(day, "[", ",", "", "]");
    }

    /** One object a line. */
    static JsonText lines(String day) {
        return new JsonText(day, "", "", "\n", "");
    }

    @Override
    public void append(Row row, StringBuilder text) {
        text.append("{\"symbol\":\"").append(row.symbol());
        text.append("\",\"").append(day).append("\":\"").append(row.day());
        text.append("\",\"open\":").append(row.open().toPlainString());
        text.append(",\"high\":").append(row.high().toPlainString());
        text.append(",\"low\":").append(row.low().toPlainString());
        text.append(",\"close\":").append(row.close().toPlainString());
        text.append(",\"volume\":").append(row.volume());
        text.append('}').append(rowEnd);
    }
}
