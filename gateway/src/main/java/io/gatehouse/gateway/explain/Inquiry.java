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

/** Follows one request past the rules, and notes what each of them says. */
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

    /** This rule says yes, and the next one is asked. */
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

    /** The rule that is asked has an answer of its own. */
    Explanation answered(HttpStatus status, String reason) {
        rules.add(new Rule(rule, "answered", reason));
        return explanation("answered", status.getCode());
    }

    /** The rule that is asked says no. */
    Explanation refused(ProblemException problem) {
        rules.add(new Rule(rule, "refused", problem.detail()));
        return explanation("refused", problem.type().status().getCode());
    }

    private Explanation explanation(String outcome, @Nullable Integer status) {
        return new Explanation(outcome, status, route == null ? null : Answering.of(route), List.copyOf(rules));
    }
}
