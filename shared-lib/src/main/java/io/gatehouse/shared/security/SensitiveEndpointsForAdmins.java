package io.gatehouse.shared.security;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.inject.ExecutableMethod;
import io.micronaut.management.endpoint.EndpointSensitivityProcessor;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.security.rules.SensitiveEndpointRule;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Lets an {@code admin}, and nobody else, do what Micronaut considers sensitive at the management port, such as changing
 * log levels. By default it refuses callers without a token and fails with 500 for all others.
 */
@Singleton
@Replaces(SensitiveEndpointRule.class)
final class SensitiveEndpointsForAdmins extends SensitiveEndpointRule {

    SensitiveEndpointsForAdmins(EndpointSensitivityProcessor endpoints) {
        super(endpoints);
    }

    @Override
    protected Publisher<SecurityRuleResult> checkSensitiveAuthenticated(
            HttpRequest<?> request, Authentication caller, ExecutableMethod<?, ?> method) {
        return Mono.just(
                caller.getRoles().contains(Permission.ADMIN)
                        ? SecurityRuleResult.ALLOWED
                        : SecurityRuleResult.REJECTED);
    }
}
