package io.gatehouse.aws.service;

import io.gatehouse.aws.settings.Settings;
import io.gatehouse.aws.settings.SettingsException;
import io.gatehouse.stack.registry.Service;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The variables in the settings. Each is for the service whose name it begins with ({@code GATEWAY_}), otherwise for all. */
final class Variables {

    private final Map<String, String> values;
    private final List<Service> services;
    private final Set<String> ofTheStack = new HashSet<>();

    Variables(Map<String, String> values, List<Service> services) {
        this.values = values;
        this.services = services;
    }

    /** Those for this service, which is told these others by the stack itself. */
    Map<String, String> add(Service service, Collection<String> others) {
        ofTheStack.addAll(others);
        return values.entrySet().stream()
                .filter(variable -> !others.contains(variable.getKey()))
                .filter(variable -> isFor(service, variable.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Fails if one of them is set by the stack itself, for whatever service. */
    void done() {
        List<String> faults = values.keySet().stream()
                .filter(ofTheStack::contains)
                .map(name -> Settings.VARIABLES + name
                        + " is set, expected another variable: the stack itself sets this one")
                .toList();
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
    }

    private boolean isFor(Service service, String name) {
        return name.startsWith(prefix(service)) || services.stream().noneMatch(other -> name.startsWith(prefix(other)));
    }

    /** Such as {@code AUTH_} for auth-service. */
    private static String prefix(Service service) {
        return service.id().replace("-service", "").toUpperCase(Locale.ROOT) + "_";
    }
}
