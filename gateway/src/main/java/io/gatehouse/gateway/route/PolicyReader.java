package io.gatehouse.gateway.route;

import io.gatehouse.gateway.forward.RoutePolicy;
import io.gatehouse.gateway.forward.RoutePolicy.RateLimit;
import java.util.Set;

/** Reads the policy of a configured route; the defaults apply to whatever it leaves out. */
final class PolicyReader {

    static final Set<String> KEYS = Set.of(
            "connect-timeout",
            "response-timeout",
            "exchange-timeout",
            "retries",
            "preserve-host",
            "max-body-size",
            "rate-limit.requests",
            "rate-limit.per");

    private PolicyReader() {}

    static RoutePolicy read(RouteEntry entry, RoutePolicy defaults) {
        return new RoutePolicy(
                entry.duration("connect-timeout", defaults.connectTimeout()),
                entry.duration("response-timeout", defaults.responseTimeout()),
                entry.duration("exchange-timeout", defaults.exchangeTimeout()),
                (int) entry.wholeNumber("retries", defaults.retries(), 0, RoutePolicy.MOST_RETRIES),
                entry.flag("preserve-host", defaults.preserveHost()),
                entry.bytes("max-body-size", defaults.maxBodySize()),
                rateLimit(entry, defaults.rateLimit()));
    }

    /** With 0 requests the route has no limit, even if the default has one. */
    private static RateLimit rateLimit(RouteEntry entry, RateLimit otherwise) {
        if (!entry.has("rate-limit")) {
            return otherwise;
        }
        if (!entry.has("rate-limit.requests")) {
            throw entry.wrong("rate-limit.requests", "how many requests a caller may send per period");
        }
        RateLimit limit = new RateLimit(
                entry.wholeNumber("rate-limit.requests", 0, 0, Integer.MAX_VALUE),
                entry.duration("rate-limit.per", otherwise.per()));
        if (!limit.canBeKept()) {
            throw entry.wrong("rate-limit.requests", RateLimit.FASTEST);
        }
        return limit;
    }
}
