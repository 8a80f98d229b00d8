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
 * @param project the directory of the project
 * @param outer the environment with which bin/up was started
 */
record Blueprint(Path project, Registry registry, Ports ports, Map<String, String> outer) {

    static Blueprint read(Path project, Map<String, String> outer) {
        Registry registry = RegistryFile.read(project.resolve("services.yml"));
        return new Blueprint(project, registry, new Ports(registry, outer), outer);
    }

    Path jar(Service service) {
        return project.resolve(service.jar());
    }

    /** Where PostgreSQL's programs are. */
    Path postgres() {
        return project.resolve("local-stack/target/postgresql");
    }

    /** The address of the gateway. */
    String address() {
        return "http://localhost:" + ports.of(registry.gateway());
    }
}
