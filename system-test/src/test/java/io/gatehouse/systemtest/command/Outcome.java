package io.gatehouse.systemtest.command;

/**
 * How a program ended.
 *
 * @param exitCode 0 if it went well
 * @param output what it printed, errors included
 */
public record Outcome(int exitCode, String output) {

    /** This, of a program that must not fail. */
    public Outcome orFail() {
        if (exitCode != 0) {
            throw new AssertionError("exit code " + exitCode + " after:\n" + output);
        }
        return this;
    }
}
