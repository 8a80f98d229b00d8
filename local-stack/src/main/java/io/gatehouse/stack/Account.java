package io.gatehouse.stack;

import io.gatehouse.stack.registry.Service;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody who can log in.
 *
 * @param name the user name
 * @param variable the environment variable with the password
 */
record Account(String name, String variable) {

    static final Account DEMO = new Account("demo", "AUTH_DEMO_PASSWORD");
    static final Account ADMIN = new Account("admin", "AUTH_ADMIN_PASSWORD");

    /** The password everybody knows; empty if the user has chosen another, which is not for the screen. */
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

    /** The body of the login request as a word of the shell. */
    String login(Blueprint blueprint) {
        return knownPassword(blueprint)
                .map(password -> "'{\"username\":\"%s\",\"password\":\"%s\"}'".formatted(name, password))
                .orElse("\"{\\\"username\\\":\\\"%s\\\",\\\"password\\\":\\\"$%s\\\"}\"".formatted(name, variable));
    }
}
