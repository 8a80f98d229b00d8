package io.gatehouse.shared.database;

import static java.util.regex.Pattern.compile;

import io.gatehouse.shared.start.AtLeastAMillisecond;
import io.gatehouse.shared.start.NotNegative;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
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
 * @param sslRootCert the PEM file with the certificates that verify-ca and verify-full trust; if it is empty, they
 *     trust those that Java trusts
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

        String sslRootCert,
        @Min(1) int connections,
        @AtLeastAMillisecond Duration retryInterval,
        @NotNegative Duration migrationPatience) {

    /** Names and addresses that lead to this machine, whatever DNS says. */
    private static final Predicate<String> LOOPBACK =
            compile("localhost|127(\\.\\d{1,3}){3}|::1").asMatchPredicate();

    public DatabaseSettings {
        if (!sslRootCert.isEmpty() && !Files.isReadable(Path.of(sslRootCert))) {
            throw new ConfigurationException(
                    "DATABASE_SSL_ROOT_CERT is " + sslRootCert + ": expected a PEM file that can be read");
        }
        if (!sslRootCert.isEmpty() && !verifies(sslMode)) {
            throw new ConfigurationException("DATABASE_SSL_ROOT_CERT is set, but DATABASE_SSL_MODE is " + sslMode
                    + ", which trusts any certificate: expected verify-ca or verify-full");
        }
    }

    /** The PEM file with the certificates to trust, if there is one. */
    Optional<String> rootCertificate() {
        return Optional.of(sslRootCert).filter(file -> !file.isEmpty());
    }

    String jdbcUrl() {
        return "jdbc:postgresql://" + address() + "?sslmode=" + sslMode + trust();
    }

    /** Whether the connection stays on this machine. */
    boolean isLocal() {
        return LOOPBACK.test(host);
    }

    /** This driver, unlike the other one, does not by itself trust what Java trusts. */
    private String trust() {
        if (!verifies(sslMode)) {
            return "";
        }
        return rootCertificate()
                .map(file -> "&sslrootcert=" + URLEncoder.encode(file, StandardCharsets.UTF_8))
                .orElse("&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory");
    }

    /** As in a URL, where an IPv6 address is in brackets (RFC 3986 section 3.2.2). */
    private String address() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/" + name;
    }

    private static boolean verifies(String sslMode) {
        return sslMode.startsWith("verify-");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user + "@" + address();
    }
}
