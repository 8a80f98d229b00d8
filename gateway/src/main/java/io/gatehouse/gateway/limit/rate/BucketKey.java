package io.gatehouse.gateway.limit.rate;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;

/**
 * Identifies a bucket.
 *
 * @param rate the route and its rate
 * @param caller the subject of the caller's token, or the {@link InetAddress} of a caller without one
 */
record BucketKey(Rate rate, Object caller) {

    /** Its name in Redis. A changed rate starts with new buckets. */
    byte[] name() {
        return ("gatehouse:rate:" + rate.route() + ':' + rate.requests() + '/' + rate.per() + ':' + callerName())
                .getBytes(StandardCharsets.UTF_8);
    }

    private String callerName() {
        return caller instanceof InetAddress address ? "address:" + address.getHostAddress() : "subject:" + caller;
    }
}
