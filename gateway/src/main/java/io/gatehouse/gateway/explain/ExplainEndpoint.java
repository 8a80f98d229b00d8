package io.gatehouse.gateway.explain;

import io.micronaut.http.annotation.Body;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.management.endpoint.annotation.Write;
import reactor.core.publisher.Mono;

/** Says what would become of a request. Like every endpoint it is on the management port only. */
@Endpoint(id = "explain")
final class ExplainEndpoint {

    private final Explainer explainer;

    ExplainEndpoint(Explainer explainer) {
        this.explainer = explainer;
    }

    /** {@code POST /explain}: the token is in the body, because addresses end up in logs. */
    @Write
    Mono<Explanation> explain(@Body Question question) {
        return explainer.explain(question.toRequest());
    }
}
