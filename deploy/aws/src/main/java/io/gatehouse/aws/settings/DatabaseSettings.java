package io.gatehouse.aws.settings;

/**
 * How large the database is, and how safe.
 *
 * @param instanceClass such as {@code m7g.large}
 * @param storage in GiB, at the start; it grows to four times that by itself
 * @param connections how many it takes at most, of all tasks together
 * @param backupDays for how many days one can go back in time
 * @param keepData whether what is stored outlives the stack
 * @param image an image with psql, which creates the databases
 */
public record DatabaseSettings(
        String instanceClass, int storage, int connections, int backupDays, boolean keepData, String image) {}
