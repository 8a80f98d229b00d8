package io.gatehouse.aws.settings;

import java.util.List;

/** All faults of the settings, reported together. */
public final class SettingsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    public SettingsException(List<String> faults) {
        super("Nothing is deployed with these settings:\n  " + String.join("\n  ", faults));
    }
}
