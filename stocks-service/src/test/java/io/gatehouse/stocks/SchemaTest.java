package io.gatehouse.stocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class SchemaTest {

    @Test
    void documentsEveryEndpointWithItsParametersMediaTypesAndErrors() {
        Map<String, Object> paths = at(new Yaml().load(document()), "paths");

        assertThat(paths)
                .containsOnlyKeys(
                        "/api/v1/smoke",
                        "/api/v1/stocks/imports",
                        "/api/v1/stocks/imports/{id}",
                        "/api/v1/stocks/indicators",
                        "/api/v1/stocks/indicators/{symbol}",
                        "/api/v1/stocks/splits",
                        "/api/v1/stocks/symbols",
                        "/api/v1/stocks/time-series",
                        "/api/v1/stocks/time-series/{symbol}",
                        "/stocks/time-series/{symbol}");
        Map<String, Object> series = at(at(paths, "/api/v1/stocks/time-series/{symbol}"), "get");
        assertThat(parameters(series))
                .containsExactly("symbol", "frequency", "interval", "from", "to", "adjusted", "order", "limit");
        assertThat(statuses(series)).contains("200", "304", "400", "401", "403", "404", "406", "503");
        assertThat(at(at(at(series, "responses"), "200"), "content"))
                .containsOnlyKeys("application/json", "application/x-ndjson", "text/csv");
        Map<String, Object> several = at(at(paths, "/api/v1/stocks/time-series"), "get");
        assertThat(parameters(several))
                .containsExactly("symbols", "frequency", "interval", "from", "to", "adjusted", "order", "limit");
        Map<String, Object> indicators = at(at(paths, "/api/v1/stocks/indicators/{symbol}"), "get");
        assertThat(parameters(indicators))
                .containsExactly("symbol", "indicator", "frequency", "interval", "from", "to", "adjusted");
        assertThat(statuses(indicators)).contains("200", "304", "400", "401", "403", "404", "406", "503");
        Map<String, Object> imports = at(at(paths, "/api/v1/stocks/imports"), "post");
        assertThat(statuses(imports)).contains("201", "202", "401", "403", "413", "415", "422", "503");
        assertThat(at(at(imports, "requestBody"), "content")).containsOnlyKeys("text/csv");
    }

    private static String document() {
        try (StocksService stocks = StocksService.start()) {
            HttpRequest request = stocks.request("/schema/stocks-service.yml").build();
            return stocks.send(request).body();
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> at(Map<String, Object> node, String key) {
        return (Map<String, Object>) Objects.requireNonNull(node.get(key), key);
    }

    private static Set<String> statuses(Map<String, Object> operation) {
        return at(operation, "responses").keySet();
    }

    @SuppressWarnings("unchecked")
    private static List<Object> parameters(Map<String, Object> operation) {
        return ((List<Map<String, Object>>) Objects.requireNonNull(operation.get("parameters")))
                .stream().map(parameter -> parameter.get("name")).toList();
    }
}
