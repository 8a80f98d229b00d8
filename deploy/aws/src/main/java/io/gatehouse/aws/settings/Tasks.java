package io.gatehouse.aws.settings;

/** How many tasks of each service there are, by its load. */
public record Tasks(int least, int most) {}
