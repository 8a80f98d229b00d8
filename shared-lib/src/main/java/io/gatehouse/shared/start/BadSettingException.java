package io.gatehouse.shared.start;

import io.micronaut.context.exceptions.ConfigurationException;

/**
 * A setting has a value that it cannot have. What stops the start is told with the name of the variable that the value came
 * from, not with the key ({@link StartFailure}).
 */
public final class BadSettingException extends ConfigurationException {

    private final String key;
    private final String fault;

    /**
     * @param key the setting's key
     * @param value its value
     * @param rule what was expected, or what is wrong with the value
     */
    public BadSettingException(String key, Object value, String rule) {
        this(key, " is \"%s\": %s".formatted(value, rule));
    }

    private BadSettingException(String key, String fault) {
        super(key + fault);
        this.key = key;
        this.fault = fault;
    }

    /** The whole sentence, with the setting's name outside. */
    String sentence(SettingNames names) {
        return names.of(key) + fault;
    }
}
