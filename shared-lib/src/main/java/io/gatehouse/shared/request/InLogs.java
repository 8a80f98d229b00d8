package io.gatehouse.shared.request;

import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Carries what is known of a request into the logging context of whichever thread works for it.
 *
 * @param key the name in log lines
 * @param value what the lines say
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
