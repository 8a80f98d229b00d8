package io.gatehouse.shared.start;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** The settings of {@code logback.xml}: it takes any value without a word, so they are checked before it reads them. */
enum LogSetting {
    LOG_FORMAT("text", "text|json"),
    LOG_LEVEL("INFO", "OFF|ERROR|WARN|INFO|DEBUG|TRACE");

    private final String fallback;
    private final String allowed;

    LogSetting(String fallback, String allowed) {
        this.fallback = fallback;
        this.allowed = allowed;
    }

    /** What is wrong with one of them, which then has its default, so that this can be logged. */
    static Optional<String> fault() {
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

    /** Where Logback looks, in its order. */
    private String value() {
        String variable = Objects.requireNonNullElse(System.getenv(name()), fallback);
        return System.getProperty(name(), variable);
    }
}
