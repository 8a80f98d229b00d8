package io.gatehouse.shared.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.micronaut.core.beans.BeanIntrospector;
import io.micronaut.core.beans.BeanProperty;
import io.micronaut.core.type.Argument;
import java.io.IOException;

/**
 * Walks through JSON beside the type that it is read as, and refuses an array in the place of a single value: the
 * deserializer would take its only element for the value.
 */
final class JsonShape {

    private JsonShape() {}

    /** Goes on to the end of the value that begins here. */
    static void check(JsonParser json, Argument<?> type) throws IOException {
        checkInside(json, "", type);
    }

    private static void check(JsonParser json, String field, Argument<?> type) throws IOException {
        if (json.currentToken() == JsonToken.START_ARRAY && isSingle(type.getType())) {
            throw UnreadableBodyException.isAnArray(field);
        }
        checkInside(json, field, type);
    }

    private static void checkInside(JsonParser json, String field, Argument<?> type) throws IOException {
        if (json.currentToken() == JsonToken.START_ARRAY) {
            checkElements(json, field, type.getFirstTypeVariable().orElse(Argument.OBJECT_ARGUMENT));
        } else if (json.currentToken() == JsonToken.START_OBJECT) {
            checkFields(json, type);
        }
    }

    private static void checkElements(JsonParser json, String field, Argument<?> type) throws IOException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            check(json, field, type);
        }
    }

    private static void checkFields(JsonParser json, Argument<?> type) throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            json.nextToken();
            check(json, field, typeOf(field, type));
        }
    }

    private static boolean isSingle(Class<?> type) {
        return type != Object.class && !type.isArray() && !Iterable.class.isAssignableFrom(type);
    }

    /** The type of this field; any type if the field is unknown. */
    private static Argument<?> typeOf(String field, Argument<?> type) {
        return BeanIntrospector.SHARED.findIntrospection(type.getType()).stream()
                .flatMap(properties -> properties.getBeanProperties().stream())
                .filter(property -> name(property).equals(field))
                .<Argument<?>>map(BeanProperty::asArgument)
                .findFirst()
                .orElse(Argument.OBJECT_ARGUMENT);
    }

    private static String name(BeanProperty<?, ?> property) {
        return property.stringValue(JsonProperty.class).orElse(property.getName());
    }
}
