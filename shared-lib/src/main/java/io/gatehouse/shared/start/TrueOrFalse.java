package io.gatehouse.shared.start;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.TypeConverter;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/** Reads a switch. To Micronaut every text it does not know means false, a misspelt {@code ture} among them. */
@Singleton
final class TrueOrFalse implements TypeConverter<CharSequence, Boolean> {

    @Override
    public Optional<Boolean> convert(CharSequence text, Class<Boolean> type, ConversionContext context) {
        return switch (text.toString().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "on" -> Optional.of(true);
            case "false", "no", "n", "off" -> Optional.of(false);
            case "" -> Optional.empty();
            default -> rejected(text, context);
        };
    }

    private static Optional<Boolean> rejected(CharSequence text, ConversionContext context) {
        context.reject(text, new IllegalArgumentException("expected true or false"));
        return Optional.empty();
    }
}
