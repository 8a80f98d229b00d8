package io.gatehouse.stack;

import io.gatehouse.stack.address.Ports;
import io.gatehouse.stack.registry.Registry;
import io.gatehouse.stack.registry.RegistryFile;
import io.gatehouse.stack.registry.Service;
import java.nio.file.Path;
import java.util.Map;

/**
 * Everything that is known before the stack starts: project, services, ports and environment.
 *
 * @param project where the modules are
 * @param outer the environment bin/up was started with
 */
record Blueprint(Path project, Registry registry, Ports ports, Map<String, String> outer) {

    static Blueprint read(Path project, Map<String, String> outer) {
        Registry registry = RegistryFile.read(project.resolve("services.yml"));
        return new Blueprint(project, registry, new Ports(registry, outer), outer);
    }

    Path jar(Service service) {
        return project.resolve(service.jar());
    }

    /** PostgreSQL's programs. */
    Path postgres() {
        return project.resolve("local-stack/target/postgresql");
    }

    /** The address for users. */
    String address() {
        return "http://localhost:" + ports.of(registry.gateway());
    }
}
