package io.gatehouse.gateway.explain;

import io.gatehouse.gateway.explain.Explanation.Answering;
import io.gatehouse.gateway.explain.Explanation.Rule;
import io.gatehouse.gateway.route.Destination;
import io.gatehouse.shared.error.ProblemException;
import io.micronaut.http.HttpStatus;
import io.netty.handler.codec.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records what each rule decides about one request. */
final class Inquiry {

    private final HttpRequest request;
    private final List<Rule> rules = new ArrayList<>();
    private String rule = "framing";
    private @Nullable Destination route;

    Inquiry(HttpRequest request) {
        this.request = request;
    }

    HttpRequest request() {
        return request;
    }

    /** Records that the current rule lets the request pass, and makes the named rule the current one. */
    void passed(String reason, String next) {
        rules.add(new Rule(rule, "passed", reason));
        rule = next;
    }

    void found(Destination destination) {
        route = destination;
    }

    Explanation forwarded() {
        return explanation("forwarded", null);
    }

    Explanation ownPage() {
        return explanation("own page", null);
    }

    /** The explanation of a request that the current rule answers by itself. */
    Explanation answered(HttpStatus status, String reason) {
        rules.add(new Rule(rule, "answered", reason));
        return explanation("answered", status.getCode());
    }

    /** The explanation of a request that the current rule refuses. */
    Explanation refused(ProblemException problem) {
        rules.add(new Rule(rule, "refused", problem.detail()));
        return explanation("refused", problem.type().status().getCode());
    }

    private Explanation explanation(String outcome, @Nullable Integer status) {
        return new Explanation(outcome, status, route == null ? null : Answering.of(route), List.copyOf(rules));
    }
}
