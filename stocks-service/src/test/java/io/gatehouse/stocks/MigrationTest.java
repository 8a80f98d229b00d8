package io.gatehouse.stocks;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.shared.testing.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MigrationTest {

    private static final String REFUSE_VIEWS = """
            create schema other;
            create function other.refuse() returns event_trigger language plpgsql
                as 'begin raise exception ''no views here''; end';
            create event trigger refuse_views on ddl_command_start
                when tag in ('CREATE VIEW') execute function other.refuse()""";

    @Test
    void doesNotStartWhenAMigrationFailsAndSaysWhich() {
        TestDatabase database = TestDatabase.create();
        StocksService.sql(database, REFUSE_VIEWS);

        assertThatThrownBy(() -> StocksService.start(database, Map.of()))
                .hasStackTraceContaining("V1__stocks_ohlcv.sql")
                .hasStackTraceContaining("no views here");
    }
}
