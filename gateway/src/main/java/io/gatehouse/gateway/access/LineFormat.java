package io.gatehouse.gateway.access;

/** How a line is written: for people or for a log store. */
enum LineFormat {
    TEXT {
        @Override
        Line line() {
            return new Line("", "=", " ", "", "\n", " =");
        }
    },
    JSON {
        @Override
        Line line() {
            return new Line("{\"", "\":", ",\"", "\"", "}\n", "");
        }
    };

    abstract Line line();
}
