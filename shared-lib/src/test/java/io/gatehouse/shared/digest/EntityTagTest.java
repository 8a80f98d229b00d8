package io.gatehouse.shared.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTest {

    private static final EntityTag TAG = new EntityTag("\"one, or two\"");

    private final MutableHttpRequest<?> request = HttpRequest.GET("/");

    @ParameterizedTest
    @ValueSource(strings = {"\"one, or two\"", "W/\"one, or two\"", "\"other\",W/\"one, or two\" , \"more\"", "*"})
    void isInAFieldThatNamesIt(String field) {
        assertThat(TAG.isIn(request.header("If-None-Match", field).getHeaders()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"one\"", "one, or two", "w/\"other\"", "\"*\""})
    void isNotInAFieldThatNamesOthers(String field) {
        assertThat(TAG.isIn(request.header("If-None-Match", field).getHeaders()))
                .isFalse();
    }

    @Test
    void isInTheSecondLineOfTheField() {
        request.header("If-None-Match", "\"other\"").header("If-None-Match", TAG.value());

        assertThat(TAG.isIn(request.getHeaders())).isTrue();
    }

    @Test
    void isNotInARequestWithoutTheField() {
        assertThat(TAG.isIn(request.getHeaders())).isFalse();
    }

    @Test
    void isTheSameForTheSameTextOnly() {
        assertThat(EntityTag.of("text")).isEqualTo(EntityTag.of("text")).isNotEqualTo(EntityTag.of("texts"));
        assertThat(EntityTag.of("text").value()).matches("\"[A-Za-z0-9_-]{20}\"");
    }
}
