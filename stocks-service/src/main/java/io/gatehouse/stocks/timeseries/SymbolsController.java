package io.gatehouse.stocks.timeseries;

import io.gatehouse.shared.security.Permission;
import io.gatehouse.stocks.SecuredDocument;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import java.util.List;
import reactor.core.publisher.Mono;

/** Lists the symbols that have prices. */
@Controller("/api/v1/stocks/symbols")
@Secured(Permission.STOCKS)
final class SymbolsController {

    private final SymbolSummaries symbols;

    SymbolsController(SymbolSummaries symbols) {
        this.symbols = symbols;
    }

    /**
     * {@code GET /api/v1/stocks/symbols}: every symbol with its first and last day, in alphabetical order.
     *
     * @return the symbols
     */
    @Get
    @SecuredDocument
    Mono<List<SymbolSummary>> symbols() {
        return symbols.findAll().collectList();
    }
}
