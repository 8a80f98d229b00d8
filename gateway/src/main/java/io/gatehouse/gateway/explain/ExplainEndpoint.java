package io.gatehouse.gateway.explain;

import io.micronaut.http.annotation.Body;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.management.endpoint.annotation.Write;
import reactor.core.publisher.Mono;

/** Answers what would become of a request. On the management port only, like every endpoint. */
@Endpoint(id = "explain")
final class ExplainEndpoint {

    private final Explainer explainer;

    ExplainEndpoint(Explainer explainer) {
        this.explainer = explainer;
    }

    /** {@code POST /explain}: the token comes in the body, as addresses end up in logs. */
    @Write
    Mono<Explanation> explain(@Body Question question) {
        return explainer.explain(question.toRequest());
    }
}
