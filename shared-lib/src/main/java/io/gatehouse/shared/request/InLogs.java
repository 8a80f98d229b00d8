package io.gatehouse.shared.request;

import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Adds a value to the logging context (MDC) of whichever thread works on a request.
 *
 * @param key the name in log lines
 * @param value its value there
 */
public record InLogs(String key, String value) implements ThreadPropagatedContextElement<@Nullable String> {

    @Override
    public @Nullable String updateThreadContext() {
        String before = MDC.get(key);
        MDC.put(key, value);
        return before;
    }

    @Override
    public void restoreThreadContext(@Nullable String before) {
        if (before == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, before);
        }
    }
}
