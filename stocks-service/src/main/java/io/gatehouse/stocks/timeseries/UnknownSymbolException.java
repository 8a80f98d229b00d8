package io.gatehouse.stocks.timeseries;

import io.gatehouse.shared.error.Excerpt;
import io.gatehouse.shared.error.ProblemException;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.http.HttpStatus;

/** Nothing was ever imported under this symbol. */
public final class UnknownSymbolException extends ProblemException {

    private static final ProblemType TYPE =
            new ProblemType("unknown-symbol", HttpStatus.NOT_FOUND, "The symbol is not known");

    public UnknownSymbolException(String symbol) {
        super(TYPE, "No bars of the symbol " + Excerpt.quoted(symbol) + " were ever imported");
    }
}
