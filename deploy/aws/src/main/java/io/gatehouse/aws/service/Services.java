package io.gatehouse.aws.service;

import io.gatehouse.aws.database.Database;
import io.gatehouse.stack.registry.Registry;
import io.gatehouse.stack.registry.Service;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.services.ecs.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/** All services of the list, and who may call whom. */
public final class Services extends Construct {

    /** Without the padding. */
    private static final int BASE64_OF_32_BYTES = 43;

    private static final String AUTHORITY = "auth-service";

    private final Platform platform;
    private final Registry registry;
    private final Database database;
    private final Variables variables;
    private final Map<String, Workload> workloads = new LinkedHashMap<>();

    public Services(Construct scope, Platform platform, Registry registry, Database database) {
        super(scope, "Services");
        this.platform = platform;
        this.registry = registry;
        this.database = database;
        this.variables = new Variables(platform.settings().variables(), registry.services());
        registry.services().forEach(this::deploy);
        variables.done();
        upstreams().forEach(gateway()::calls);
        upstreams().filter(service -> service != authority()).forEach(service -> service.calls(authority()));
        startInOrder();
    }

    public Workload gateway() {
        return workload(Registry.GATEWAY);
    }

    public List<Workload> all() {
        return List.copyOf(workloads.values());
    }

    private Workload authority() {
        return workload(AUTHORITY);
    }

    private Stream<Workload> upstreams() {
        return workloads.values().stream().filter(service -> service != gateway());
    }

    private Workload workload(String id) {
        return Optional.ofNullable(workloads.get(id)).orElseThrow();
    }

    /**
     * Starts services in order, because a task finds only the names that existed when its service was last deployed.
     */
    private void startInOrder() {
        upstreams()
                .filter(service -> service != authority())
                .forEach(service -> service.startsAfter(authority().resource()));
        upstreams().forEach(service -> gateway().startsAfter(service.resource()));
    }

    private void deploy(Service service) {
        Map<String, String> environment = environment(service);
        Map<String, Secret> secrets = secrets(service);
        environment.putAll(variables.add(service, union(environment.keySet(), secrets.keySet())));
        Workload workload = new Workload(platform, service, environment, secrets);
        service.database().ifPresent(name -> database.admit(workload));
        workloads.put(service.id(), workload);
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
    }

    private Map<String, String> environment(Service service) {
        Map<String, String> environment = new HashMap<>(Drain.environment(service));
        environment.put("MICRONAUT_ENVIRONMENTS", "production");
        environment.put("LOG_FORMAT", "json");
        environment.put("TOKEN_ISSUER", platform.settings().name().url());
        environment.put("AUTH_SERVICE_URL", url(registry.find(AUTHORITY).orElseThrow()));
        service.database().ifPresent(name -> environment.putAll(database.environment(name)));
        if (service.id().equals(Registry.GATEWAY)) {
            environment.putAll(addresses());
            environment.put("GATEWAY_TRUSTED_PROXIES", String.join(",", platform.doorNetworks()));
            // Not the public port: with as many connections as it may have, that one answers nobody.
            environment.put("HEALTH_PORT", String.valueOf(service.port() + 1));
            // The load balancer passes on what its caller sends in X-Forwarded-Host.
            environment.put("GATEWAY_TRUSTED_PROXIES_HOST", "false");
        }
        return environment;
    }

    private Map<String, String> addresses() {
        return registry.services().stream()
                .filter(service -> !service.id().equals(Registry.GATEWAY))
                .collect(Collectors.toMap(service -> service.variable("URL"), Services::url));
    }

    private static String url(Service service) {
        return "http://" + service.id() + ":" + service.port();
    }

    private Map<String, Secret> secrets(Service service) {
        Map<String, Secret> secrets = new HashMap<>();
        service.database().ifPresent(name -> secrets.put("DATABASE_PASSWORD", database.password(name)));
        if (service.id().equals(AUTHORITY)) {
            secrets.put("AUTH_ADMIN_PASSWORD", random("AdminPassword", "Password of the account admin", 40));
            secrets.put(
                    "AUTH_KEY_ENCRYPTION_KEY", random("KeyEncryption", "Encrypts signing keys", BASE64_OF_32_BYTES));
        }
        return secrets;
    }

    /** Made of letters and digits, all of which are in the alphabet of Base64. */
    private Secret random(String id, String description, int length) {
        return Secret.fromSecretsManager(software.amazon.awscdk.services.secretsmanager.Secret.Builder.create(this, id)
                .description(description)
                .generateSecretString(SecretStringGenerator.builder()
                        .passwordLength(length)
                        .excludePunctuation(true)
                        .build())
                .build());
    }
}
