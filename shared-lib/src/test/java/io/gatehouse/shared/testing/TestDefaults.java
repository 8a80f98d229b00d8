package io.gatehouse.shared.testing;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import java.util.Map;

/** Lets every service under test listen on free ports and trust {@link TestAuthorizationServer}. */
@ContextConfigurer
public final class TestDefaults implements ApplicationContextConfigurer {

    @Override
    public void configure(ApplicationContextBuilder builder) {
        builder.properties(Map.of(
                "micronaut.server.port", "-1",
                "endpoints.all.port", "${random.port}",
                "micronaut.http.services.authorization-server.url", TestAuthorizationServer.url(),
                "token.poll-interval", "100ms"));
    }
}
