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

    /** Lists the files that git knows or would not ignore. */
    static TrackedFiles list() {
        String git = Tool.require("looking at what is in the repository", "git");
        // git refuses other owners' repositories, which does not matter for a list of files.
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

    /** The files whose path relative to the project's folder matches. */
    List<Path> like(String pattern) {
        return all.stream()
                .filter(file -> Project.ROOT.relativize(file).toString().matches(pattern))
                .toList();
    }

    /** The scripts for this shell, recognised by their first line. */
    List<Path> scripts(String shell) {
        return all.stream()
                .filter(file -> firstLine(file).matches("#!.*\\b" + shell + "|# shellcheck shell=" + shell))
                .toList();
    }

    /** The places where the pattern matches in these files, with the matching text. */
    static List<String> findings(Pattern pattern, List<Path> files) {
        return files.stream()
                .flatMap(file -> pattern.matcher(text(file)).results().map(found -> file + ": " + found.group()))
                .toList();
    }

    /** The text of a file. Bytes that are not text do no harm. */
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
