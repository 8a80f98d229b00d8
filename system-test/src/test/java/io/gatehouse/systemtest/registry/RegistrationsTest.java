package io.gatehouse.systemtest.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.systemtest.Project;
import org.junit.jupiter.api.Test;

/** A service is named in many files, which must agree with services.yml. */
final class RegistrationsTest {

    @Test
    void agreeWithServicesYml() {
        assertThat(Registrations.strays(Project.ROOT)).isEmpty();
    }
}
