package io.gatehouse.gateway.explain;

import io.gatehouse.gateway.forward.MaxForwards;
import io.gatehouse.gateway.forward.RoutePolicy;
import io.gatehouse.gateway.forward.RoutePolicy.RateLimit;
import io.gatehouse.gateway.forward.Via;
import io.gatehouse.gateway.limit.BodyLimit;
import io.gatehouse.gateway.limit.upload.UploadLimit;
import io.micronaut.http.HttpStatus;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import jakarta.inject.Singleton;

/**
 * Explains what a route's policy does to a request with the required permission, and whether the request is forwarded at all.
 */
@Singleton
final class Policies {

    /** The rule that is applied first. */
    static final String FIRST = "body limit";

    private final BodyLimit bodies;
    private final UploadLimit uploads;

    Policies(BodyLimit bodies, UploadLimit uploads) {
        this.bodies = bodies;
        this.uploads = uploads;
    }

    Explanation explain(RoutePolicy policy, Inquiry inquiry) {
        inquiry.passed(bodyLimit(policy, inquiry.request()), "rate limit");
        inquiry.passed(rateLimit(policy.rateLimit()), "via");
        if (Via.isLoop(inquiry.request().headers())) {
            throw new Refusal(HttpStatus.LOOP_DETECTED, Via.LOOP_DETAIL);
        }
        inquiry.passed("it has not passed a gateway too often", "max-forwards");
        return MaxForwards.endsHere(inquiry.request()) ? answeredHere(inquiry) : forwarded(policy, inquiry);
    }

    private static Explanation answeredHere(Inquiry inquiry) {
        if (inquiry.request().method().equals(HttpMethod.TRACE)) {
            throw new Refusal(HttpStatus.METHOD_NOT_ALLOWED, "Max-Forwards is 0, and the gateway answers no TRACE");
        }
        return inquiry.answered(HttpStatus.NO_CONTENT, "Max-Forwards is 0");
    }

    private Explanation forwarded(RoutePolicy policy, Inquiry inquiry) {
        inquiry.passed("it may be forwarded", "uploads");
        inquiry.passed(uploads(), "timeouts");
        inquiry.passed(timeouts(policy), "retries");
        inquiry.passed("sent again at most " + policy.retries() + " times if it may be repeated", "host");
        inquiry.passed(policy.preserveHost() ? "the caller's" : "the upstream's", "");
        return inquiry.forwarded();
    }

    private static String timeouts(RoutePolicy policy) {
        return "there is a connection within " + policy.connectTimeout() + ", an answer begins within "
                + policy.responseTimeout() + " and ends within " + policy.exchangeTimeout();
    }

    private String bodyLimit(RoutePolicy policy, HttpRequest request) {
        bodies.check(HttpUtil.getContentLength(request, 0L), policy.maxBodySize());
        return "at most " + bodies.largest(policy.maxBodySize()) + " bytes";
    }

    private String uploads() {
        return uploads.perAddress() > 0
                ? "at most " + uploads.perAddress() + " unfinished ones per address"
                : "there is no limit";
    }

    private static String rateLimit(RateLimit limit) {
        return limit.isOn() ? limit.requests() + " requests per " + limit.per() + " and caller" : "there is no limit";
    }
}
