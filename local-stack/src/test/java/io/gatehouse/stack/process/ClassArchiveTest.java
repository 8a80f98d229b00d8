package io.gatehouse.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

    private final Path jar;
    private final Path archive;

    ClassArchiveTest(@TempDir Path directory) throws IOException {
        this.jar = write(directory.resolve("service.jar"), Program.class);
        this.archive = directory.resolve("classes.jsa");
    }

    @Test
    void isNotWrittenByTheFirstStartOfAJar() throws Exception {
        start();

        assertThat(archive).doesNotExist();
    }

    @Test
    void isWrittenByTheSecondStartAndUsedByTheThird() throws Exception {
        start();
        start();
        FileTime written = Files.getLastModifiedTime(archive);

        assertThat(archive).isNotEmptyFile();
        assertThat(start("-Xlog:class+load")).contains(Program.class.getName() + " source: shared objects file (top)");
        assertThat(Files.getLastModifiedTime(archive)).isEqualTo(written);
    }

    @Test
    void isNotWrittenByTheFirstStartOfTheNextBuild() throws Exception {
        start();
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));

        start();

        assertThat(archive).doesNotExist();
    }

    /** Writes a jar, because classes in directories cannot be archived. */
    private static Path write(Path jar, Class<?> program) throws IOException {
        String file = program.getName().replace('.', '/') + ".class";
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, program.getName());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream code = program.getClassLoader().getResourceAsStream(file)) {
            out.putNextEntry(new JarEntry(file));
            code.transferTo(out);
        }
        return jar;
    }

    private String start(String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(ClassArchive.flags(jar));
        command.addAll(List.of(more));
        command.addAll(List.of("-jar", jar.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /** A program that ends at once. */
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) {
            System.out.println("done");
        }
    }
}
