package io.gatehouse.aws.settings;

/** How many tasks of each service there may be, depending on its load. */
public record Tasks(int least, int most) {}
