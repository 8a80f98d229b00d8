package io.gatehouse.shared.database;

import io.gatehouse.shared.start.AtLeastAMillisecond;
import io.gatehouse.shared.start.NotNegative;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.flywaydb.core.Flyway;

/**
 * Where a service's own PostgreSQL database is.
 *
 * @param host name or address
 * @param port TCP port
 * @param name database name
 * @param user role that owns the database
 * @param password of that role
 * @param sslMode whether the connection uses TLS, in PostgreSQL's own terms
 * @param connections the most connections to it that this service holds
 * @param retryInterval the pause between two attempts to reach it while starting
 * @param migrationPatience how long the start waits for migrations; longer ones continue in the background, while the
 *     service is not ready
 */
@ConfigurationProperties("database")
@Requires(classes = Flyway.class)
public record DatabaseSettings(
        @NotBlank String host,
        @Min(1) @Max(65535) int port,
        @NotBlank String name,
        @NotBlank String user,
        String password,

        @Pattern(regexp = "disable|allow|prefer|require|verify-ca|verify-full") String sslMode,

        @Min(1) int connections,
        @AtLeastAMillisecond Duration retryInterval,
        @NotNegative Duration migrationPatience) {

    String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + name + "?sslmode=" + sslMode;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + name;
    }
}
