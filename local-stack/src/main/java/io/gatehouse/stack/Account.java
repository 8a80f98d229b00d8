package io.gatehouse.stack;

import io.gatehouse.stack.registry.Service;
import java.util.Map;
import java.util.Optional;

/**
 * An account that can log in to every stack.
 *
 * @param name the user name
 * @param variable the environment variable that sets its password
 */
record Account(String name, String variable) {

    static final Account DEMO = new Account("demo", "AUTH_DEMO_PASSWORD");
    static final Account ADMIN = new Account("admin", "AUTH_ADMIN_PASSWORD");

    /** The published password; empty if the user has set another one, which must not appear on the screen. */
    Optional<String> knownPassword(Blueprint blueprint) {
        return blueprint.outer().getOrDefault(variable, "").isBlank()
                ? blueprint.registry().services().stream()
                        .map(Service::environment)
                        .map(this::ownPassword)
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
    }

    private Optional<String> ownPassword(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(variable));
    }

    /** The body of the login request, quoted for the shell. */
    String login(Blueprint blueprint) {
        return knownPassword(blueprint)
                .map(password -> "'{\"username\":\"%s\",\"password\":\"%s\"}'".formatted(name, password))
                .orElse("\"{\\\"username\\\":\\\"%s\\\",\\\"password\\\":\\\"$%s\\\"}\"".formatted(name, variable));
    }
}
