package io.gatehouse.shared.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://shop", "http://shop:8080", "https://shop.example/base", "http://[2001:db8::1]:80"})
    void acceptsSchemeHostPortAndPath(String text) {
        assertThat(HttpAddress.parse(text)).contains(URI.create(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop",
                "shop:8080",
                "//shop",
                "http:shop",
                "ftp://shop",
                "HTTP://shop",
                "http://shop:0",
                "http://shop:65536",
                "http://me@shop",
                "http://shop?x",
                "http://shop#x",
                " http://shop",
                ":x"
            })
    void refusesAnythingElse(String text) {
        assertThat(HttpAddress.parse(text)).isEmpty();
    }
}
