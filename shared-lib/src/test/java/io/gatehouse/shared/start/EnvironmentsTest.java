package io.gatehouse.shared.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.shared.testing.Caller;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an installation is for, and what can be seen of its settings. */
class EnvironmentsTest {

    private static final Map<String, Object> SECRETS = Map.of(
            "DATABASE_PASSWORD", "a-database-password",
            "database.password", "another-database-password",
            "OTEL_EXPORTER_OTLP_HEADERS", "api-key=a-collectors-key",
            "GATEWAY_REDIS_URL", "rediss://user:a-redis-password@redis",
            "SOMEBODY_ELSES_VARIABLE", "a-strangers-value");

    @Test
    void isLocalIfNobodySaysOtherwise() {
        try (ApplicationContext context = ApplicationContext.run()) {
            assertThat(context.getEnvironment().getActiveNames()).containsExactly("local");
        }
    }

    @ParameterizedTest
    @CsvSource({"local, 200", "test, 200", "development, 200", "production, 404"})
    void showsSettingsAtTheManagementPortButNotInProduction(String environment, int status) {
        try (ApplicationContext context = in(environment).start()) {
            EmbeddedServer server = context.getBean(EmbeddedServer.class).start();

            assertThat(management(context).get("/env").statusCode()).isEqualTo(status);
            assertThat(Caller.of(server).getAs("admin", "/env").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void masksEverythingThatMayBeASecret() {
        try (ApplicationContext context = in("development").properties(SECRETS).start()) {
            context.getBean(EmbeddedServer.class).start();

            HttpResponse<String> settings = management(context).get("/env");

            assertThat(settings.body())
                    .contains("\"micronaut.application.name\":\"example-service\"")
                    .contains("\"DATABASE_PASSWORD\":\"*****\"", "\"SOMEBODY_ELSES_VARIABLE\":\"*****\"")
                    .doesNotContain(SECRETS.values().toArray(String[]::new));
        }
    }

    @Test
    void refusesToShowSettingsInProduction() {
        ApplicationContextBuilder production = in("production").properties(Map.of("endpoints.env.enabled", "true"));

        assertThatThrownBy(production::start)
                .hasRootCauseInstanceOf(ConfigurationException.class)
                .hasStackTraceContaining("Not in production: endpoints.env.enabled is true, expected false");
    }

    @Test
    void refusesToLearnOfRevocationsTooLateInProduction() {
        ApplicationContextBuilder production = in("production").properties(Map.of("token.poll-interval", "2s"));

        assertThatThrownBy(production::start)
                .hasStackTraceContaining("Not in production: TOKEN_POLL_INTERVAL is PT2S, expected at most a second");
    }

    @Test
    void namesEverythingAtOnceThatIsTooWeakForProduction() {
        ApplicationContextBuilder production =
                in("production").properties(Map.of("endpoints.env.enabled", "true", "token.poll-interval", "2s"));

        assertThatThrownBy(production::start)
                .hasStackTraceContaining("TOKEN_POLL_INTERVAL is PT2S")
                .hasStackTraceContaining("endpoints.env.enabled is true");
    }

    @Test
    void refusesAnEnvironmentNobodyKnows() {
        assertThatThrownBy(() -> in("prod").start())
                .hasStackTraceContaining(
                        "MICRONAUT_ENVIRONMENTS names \"prod\": expected one of local, test, development, production");
    }

    @Test
    void startsWithoutMetricsWhenTheyAreOff() {
        try (ApplicationContext context = in("test")
                .properties(Map.of("micronaut.metrics.enabled", "false"))
                .start()) {
            EmbeddedServer server = context.getBean(EmbeddedServer.class).start();

            assertThat(Caller.of(server).get("/api/v1/smoke").statusCode()).isEqualTo(200);
            assertThat(management(context).get("/prometheus").statusCode()).isEqualTo(404);
        }
    }

    private static ApplicationContextBuilder in(String environment) {
        return ApplicationContext.builder().environments(environment);
    }

    private static Caller management(ApplicationContext context) {
        return new Caller(
                URI.create("http://127.0.0.1:" + context.getRequiredProperty("endpoints.all.port", Integer.class)));
    }
}
