package io.gatehouse.stocks.imports;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * The sample data that the service contains.
 *
 * @param enabled whether it is loaded
 * @param symbols which symbols; each has a file of its name under {@code sample-data}
 */
@ConfigurationProperties("sample-data")
record SampleDataSettings(boolean enabled, @NotNull List<String> symbols) {}
