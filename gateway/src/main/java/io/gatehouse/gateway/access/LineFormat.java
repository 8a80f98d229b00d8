package io.gatehouse.gateway.access;

/** The format of a log line: for people or for a log store. */
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
