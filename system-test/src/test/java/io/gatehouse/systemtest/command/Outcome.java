package io.gatehouse.systemtest.command;

/**
 * How a program ended.
 *
 * @param exitCode 0 if it succeeded
 * @param output what it printed, errors included
 */
public record Outcome(int exitCode, String output) {

    /** Returns this outcome, or fails if the program has failed. */
    public Outcome orFail() {
        if (exitCode != 0) {
            throw new AssertionError("exit code " + exitCode + " after:\n" + output);
        }
        return this;
    }
}
