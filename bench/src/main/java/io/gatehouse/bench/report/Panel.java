package io.gatehouse.bench.report;

import io.gatehouse.bench.peer.Contender;
import java.util.function.ToDoubleFunction;

/**
 * One column of bars in the picture.
 *
 * @param title what the bars show; shorter is better
 * @param format the format of their numbers
 */
record Panel(String title, String format, ToDoubleFunction<Contender> value) {

    double of(Contender contender) {
        return value.applyAsDouble(contender);
    }

    String label(Contender contender) {
        return Tables.format(format, of(contender));
    }
}
