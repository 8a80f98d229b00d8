package io.gatehouse.systemtest.repository;

import io.gatehouse.systemtest.Project;
import io.gatehouse.systemtest.command.Command;
import io.gatehouse.systemtest.command.Outcome;
import io.gatehouse.systemtest.command.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The files that are in the repository, or would be after the next commit. */
record TrackedFiles(List<Path> all) {

    /** Those git knows, and those it would not ignore. */
    static TrackedFiles list() {
        String git = Tool.require("looking at what is in the repository", "git");
        // Who owns the files does not matter to someone who only lists them.
        Outcome listed = Command.of(git, "-c", "safe.directory=*", "ls-files", "-co", "--exclude-standard")
                .run();
        if (listed.exitCode() != 0) {
            Tool.missing("There is no git repository", "looking at what is in it");
        }
        return new TrackedFiles(listed.output()
                .lines()
                .map(Project.ROOT::resolve)
                .filter(Files::isRegularFile)
                .toList());
    }

    /** Files whose path seen from the project's folder is like that. */
    List<Path> like(String pattern) {
        return all.stream()
                .filter(file -> Project.ROOT.relativize(file).toString().matches(pattern))
                .toList();
    }

    /** Scripts for that shell, by their first line. */
    List<Path> scripts(String shell) {
        return all.stream()
                .filter(file -> firstLine(file).matches("#!.*\\b" + shell + "|# shellcheck shell=" + shell))
                .toList();
    }

    /** Where the pattern occurs in those files, with the text it found there. */
    static List<String> findings(Pattern pattern, List<Path> files) {
        return files.stream()
                .flatMap(file -> pattern.matcher(text(file)).results().map(found -> file + ": " + found.group()))
                .toList();
    }

    /** What is in a file; bytes that are no text stay harmless. */
    static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String firstLine(Path file) {
        return text(file).lines().findFirst().orElse("");
    }
}
