package io.gatehouse.systemtest;

import io.gatehouse.systemtest.command.Command;
import io.gatehouse.systemtest.stack.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The sources of the project once more, to be changed at will. */
record ProjectCopy(Path root) {

    private static final Set<String> NOT_SOURCES = Set.of("target", ".git", "node_modules", ".stack");

    /** What bin/new-service has made since is not in a copy: its names and ports are free there, whatever they are here. */
    private static final Set<String> SHIPPED =
            Set.of("gateway", "auth-service", "resource-service", "stocks-service", "boilerplate-service");

    /** A copy in this folder, which is empty; with the services that the project came with, and no other. */
    static ProjectCopy in(Path folder) {
        ProjectCopy copy = new ProjectCopy(Project.ROOT).again(folder);
        Service.ALL.stream()
                .map(Service::id)
                .filter(id -> !SHIPPED.contains(id))
                .forEach(copy::remove);
        return copy;
    }

    /** A service is as if it had never been made. */
    void remove(String service) {
        command("bin/remove-service", service.replace("-service", ""), "--force")
                .run()
                .orFail();
    }

    /** What is here once more, in this folder, which is empty. */
    ProjectCopy again(Path folder) {
        try {
            Files.walkFileTree(root, new Copying(root, folder));
            return new ProjectCopy(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a program in it. */
    Command command(String... words) {
        return Command.of(words).in(root);
    }

    /** What the project has built of this module is there too. */
    void borrowBuilt(String module) throws IOException {
        Files.createSymbolicLink(
                root.resolve(module).resolve("target"),
                Project.ROOT.resolve(module).resolve("target"));
    }

    /** What the project has built of this module is there once more, as old as it is. */
    void copyBuilt(String module) throws IOException {
        copy(
                Project.ROOT.resolve(module).resolve("target"),
                root.resolve(module).resolve("target"));
    }

    /** A module's files over those of another folder. */
    void copyOver(String module, String folder) throws IOException {
        copy(root.resolve(module), root.resolve(folder));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** The module bears the boilerplate's name and port again, in every file and every path. */
    void renameBack(String module, int port) throws IOException {
        String name = module.replace("-service", "");
        Map<String, String> texts = texts(module);
        delete(module);
        for (Map.Entry<String, String> file : texts.entrySet()) {
            Path renamed = root.resolve(module).resolve(renamedBack(file.getKey(), name, port));
            Files.createDirectories(renamed.getParent());
            Files.writeString(renamed, renamedBack(file.getValue(), name, port), StandardCharsets.ISO_8859_1);
        }
    }

    private static String renamedBack(String text, String name, int port) {
        return text.replace(name, "boilerplate")
                .replace(capitalised(name), "Boilerplate")
                .replace(name.toUpperCase(Locale.ROOT), "BOILERPLATE")
                .replace(String.valueOf(port), "5070")
                .replace(String.valueOf(port + 1), "5071");
    }

    private static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** A folder is gone. */
    void delete(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve(folder))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** A text at the end of a file. */
    void append(String file, String text) throws IOException {
        Files.writeString(root.resolve(file), text, StandardOpenOption.APPEND);
    }

    /** The files that are not as they were, are new or are gone. */
    Set<String> changedSince(Map<String, String> before) throws IOException {
        Map<String, String> now = texts("");
        Set<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(now.keySet());
        paths.removeIf(path -> Objects.equals(before.get(path), now.get(path)));
        return paths;
    }

    /** The text of every file below a folder, by its path seen from there. */
    Map<String, String> texts(String folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        Path start = root.resolve(folder);
        try (Stream<Path> files = Files.walk(start).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                texts.put(start.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return texts;
    }

    private static final class Copying extends SimpleFileVisitor<Path> {

        private final Path original;
        private final Path folder;

        private Copying(Path original, Path folder) {
            this.original = original;
            this.folder = folder;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
            if (NOT_SOURCES.contains(directory.getFileName().toString())) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(copyOf(directory));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.copy(file, copyOf(file), StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
        }

        private Path copyOf(Path file) {
            return folder.resolve(original.relativize(file).toString());
        }
    }
}
