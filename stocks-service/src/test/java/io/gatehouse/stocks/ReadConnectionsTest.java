package io.gatehouse.stocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.testing.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.Search;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadConnectionsTest {

    @Test
    void leadToTheReplicaAndImportsToTheDatabase() throws IOException {
        TestDatabase database = TestDatabase.create();
        try (DatabaseRelay replica = new DatabaseRelay(database.port());
                StocksService stocks = StocksService.start(
                        database,
                        Map.of(
                                "database.replica.host",
                                "127.0.0.1",
                                "database.replica.port",
                                String.valueOf(replica.port())))) {
            stocks.importLines("ACME,2020-01-01,1,1,1,1,1");
            String[] before = stocks.lines("ACME");
            Search gauges = stocks.part(MeterRegistry.class).find("r2dbc.pool.idle");
            assertThat(gauges.tag("name", "replica").gauge())
                    .satisfies(idle -> assertThat(idle.value()).isPositive());

            replica.cut();
            int read = stocks.series("ACME").statusCode();
            int listed = stocks.get("/api/v1/stocks/symbols", "*/*").statusCode();
            int imported = stocks.importLines("ACME,2020-01-02,1,1,1,1,1").statusCode();
            replica.mend();

            assertThat(before).hasSize(1);
            assertThat(read).isEqualTo(503);
            assertThat(listed).isEqualTo(503);
            assertThat(imported).isEqualTo(201);
            assertThat(stocks.lines("ACME")).hasSize(2);
        }
    }
}
