package io.gatehouse.bench.report;

import io.gatehouse.bench.peer.Contender;
import java.util.function.ToDoubleFunction;

/**
 * One column of bars in the picture.
 *
 * @param title what the bars show, the less the better
 * @param format how their numbers are written
 */
record Panel(String title, String format, ToDoubleFunction<Contender> value) {

    double of(Contender contender) {
        return value.applyAsDouble(contender);
    }

    String label(Contender contender) {
        return Tables.format(format, of(contender));
    }
}
