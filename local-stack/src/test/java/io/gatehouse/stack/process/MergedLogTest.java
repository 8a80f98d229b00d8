package io.gatehouse.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergedLogTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void putsTheNameBeforeEveryNewLine(@TempDir Path logs) throws IOException, InterruptedException {
        Path gateway = Files.writeString(logs.resolve("gateway.log"), "an old line\n");
        Path stocks = Files.writeString(logs.resolve("stocks-service.log"), "");

        try (MergedLog log = new MergedLog(logs, List.of("gateway", "stocks-service"), out)) {
            Files.writeString(gateway, "one\ntwo\nunfinished", StandardOpenOption.APPEND);
            Files.writeString(stocks, "drei Ähren\n", StandardOpenOption.APPEND);
            log.printUntil(CompletableFuture.completedFuture("the end"));
        }

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("gateway        | one", "gateway        | two", "stocks-service | drei Ähren");
    }
}
