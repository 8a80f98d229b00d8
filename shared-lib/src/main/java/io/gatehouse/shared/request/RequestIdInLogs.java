package io.gatehouse.shared.request;

import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Carries the request id into the logging context of whichever thread works for the request. */
record RequestIdInLogs(String id) implements ThreadPropagatedContextElement<@Nullable String> {

    @Override
    public @Nullable String updateThreadContext() {
        String before = MDC.get(RequestId.LOG_KEY);
        MDC.put(RequestId.LOG_KEY, id);
        return before;
    }

    @Override
    public void restoreThreadContext(@Nullable String before) {
        if (before == null) {
            MDC.remove(RequestId.LOG_KEY);
        } else {
            MDC.put(RequestId.LOG_KEY, before);
        }
    }
}
