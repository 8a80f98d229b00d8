package io.gatehouse.aws.settings;

import java.util.Locale;

/** The purpose of a deployment, which determines what it may cost. */
public enum Stage {
    TEST(1, 2, "t4g.small", 20, 7, 14),
    PRODUCTION(2, 6, "m7g.large", 100, 30, 90);

    final int leastTasks;
    final int mostTasks;
    final String databaseClass;
    final int databaseStorage;
    final int backupDays;
    final int logDays;

    Stage(int leastTasks, int mostTasks, String databaseClass, int databaseStorage, int backupDays, int logDays) {
        this.leastTasks = leastTasks;
        this.mostTasks = mostTasks;
        this.databaseClass = databaseClass;
        this.databaseStorage = databaseStorage;
        this.backupDays = backupDays;
        this.logDays = logDays;
    }

    /** The name in settings and resources. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it has to survive the loss of a data centre. */
    public boolean isProduction() {
        return this == PRODUCTION;
    }
}
