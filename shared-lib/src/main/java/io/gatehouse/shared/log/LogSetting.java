package io.gatehouse.shared.log;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** Log settings, read from environment variables because logging begins before any configuration is read. */
public enum LogSetting {
    LOG_FORMAT("text", "text|json"),
    LOG_LEVEL("INFO", "OFF|ERROR|WARN|INFO|DEBUG|TRACE");

    private final String fallback;
    private final String allowed;

    LogSetting(String fallback, String allowed) {
        this.fallback = fallback;
        this.allowed = allowed;
    }

    /**
     * What is wrong with one of the variables, if anything. A wrong one has its default, so that this can be logged.
     */
    public static Optional<String> fault() {
        return Arrays.stream(values())
                .filter(setting -> !setting.value().matches(setting.allowed))
                .findFirst()
                .map(LogSetting::reset);
    }

    private String reset() {
        String fault = "%s is \"%s\": expected one of %s".formatted(name(), value(), allowed.replace("|", ", "));
        System.setProperty(name(), fallback);
        return fault;
    }

    String value() {
        String variable = Objects.requireNonNullElse(System.getenv(name()), fallback);
        return System.getProperty(name(), variable);
    }
}
