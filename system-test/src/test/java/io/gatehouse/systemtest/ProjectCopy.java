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

/** A copy of the project's sources, to be changed at will. */
record ProjectCopy(Path root) {

    private static final Set<String> NOT_SOURCES = Set.of("target", ".git", "node_modules", ".stack");

    /**
     * The services that the project came with. Those made since by bin/new-service are not copied, so that their names and
     * ports are free in a copy, whatever there is here.
     */
    private static final Set<String> SHIPPED =
            Set.of("gateway", "auth-service", "resource-service", "stocks-service", "boilerplate-service");

    /** Makes a copy in this empty folder, with no services but those that the project came with. */
    static ProjectCopy in(Path folder) {
        ProjectCopy copy = new ProjectCopy(Project.ROOT).again(folder);
        Service.ALL.stream()
                .map(Service::id)
                .filter(id -> !SHIPPED.contains(id))
                .forEach(copy::remove);
        return copy;
    }

    /** Removes every trace of a service. */
    void remove(String service) {
        command("bin/remove-service", service.replace("-service", ""), "--force")
                .run()
                .orFail();
    }

    /** Makes another copy of this copy in an empty folder. */
    ProjectCopy again(Path folder) {
        try {
            Files.walkFileTree(root, new Copying(root, folder));
            return new ProjectCopy(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A command to be run in the copy. */
    Command command(String... words) {
        return Command.of(words).in(root);
    }

    /** Links to what the project has built of a module. */
    void borrowBuilt(String module) throws IOException {
        Files.createSymbolicLink(
                root.resolve(module).resolve("target"),
                Project.ROOT.resolve(module).resolve("target"));
    }

    /** Copies what the project has built of a module, with the times of its files. */
    void copyBuilt(String module) throws IOException {
        copy(
                Project.ROOT.resolve(module).resolve("target"),
                root.resolve(module).resolve("target"));
    }

    /** Copies a module's files over those of another folder. */
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

    /** Gives the module the boilerplate's name and port again, in every file and every path. */
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

    /** Deletes a folder. */
    void delete(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve(folder))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Appends a text to a file. */
    void append(String file, String text) throws IOException {
        Files.writeString(root.resolve(file), text, StandardOpenOption.APPEND);
    }

    /** The files that have been changed, added or removed. */
    Set<String> changedSince(Map<String, String> before) throws IOException {
        Map<String, String> now = texts("");
        Set<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(now.keySet());
        paths.removeIf(path -> Objects.equals(before.get(path), now.get(path)));
        return paths;
    }

    /** The text of every file below a folder, by its path relative to that folder. */
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
