package io.gatehouse.aws.settings;

/**
 * The size and safety of the database.
 *
 * @param instanceClass such as {@code m7g.large}
 * @param storage in GiB, at first; it grows to up to four times that
 * @param connections the most connections, of all tasks together
 * @param backupDays how many days back it can be restored to
 * @param keepData whether what is stored outlives the stack
 * @param image an image with psql, which creates the databases
 */
public record DatabaseSettings(
        String instanceClass, int storage, int connections, int backupDays, boolean keepData, String image) {}
