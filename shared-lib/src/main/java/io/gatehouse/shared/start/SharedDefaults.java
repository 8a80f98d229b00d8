package io.gatehouse.shared.start;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/**
 * Puts {@code shared-defaults.yml} below the configuration of every service, and checks all settings at the start. The
 * environments are those that are named and no others: Micronaut would add {@code k8s} or {@code cloud}, depending on
 * where it runs.
 */
@ContextConfigurer
public final class SharedDefaults implements ApplicationContextConfigurer {

    static final String FILE = "shared-defaults.yml";
    private static final int BELOW_APPLICATION_YML = YamlPropertySourceLoader.DEFAULT_POSITION - 100;

    @Override
    public void configure(ApplicationContextBuilder builder) {
        builder.propertySources(PropertySource.of(FILE, read(), BELOW_APPLICATION_YML))
                .deduceEnvironment(false)
                .defaultEnvironments(KnownEnvironments.LOCAL)
                .eagerInitConfiguration(true)
                .banner(false);
    }

    private static Map<String, Object> read() {
        try (InputStream file = SharedDefaults.class.getClassLoader().getResourceAsStream(FILE)) {
            return new YamlPropertySourceLoader().read(FILE, Objects.requireNonNull(file, FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
