package io.gatehouse.stocks.imports;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * The daily bars the service brings along.
 *
 * @param enabled whether they are loaded
 * @param symbols of which symbols; each has a file of its name under {@code sample-data}
 */
@ConfigurationProperties("sample-data")
record SampleDataSettings(boolean enabled, @NotNull List<String> symbols) {}
