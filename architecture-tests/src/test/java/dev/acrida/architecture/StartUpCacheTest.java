package dev.acrida.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;

import java.io.DataInputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** What the launcher starts can be in the JVM's start-up cache. */
class StartUpCacheTest {
    private static final Path FOLDER = Path.of("acrida", "lib");

    @Test
    void noClassIsTooOldForIt() throws IOException {
        Optional<Path> folder =
                Product.classPath().stream()
                        .map(Path::getParent)
                        .filter(parent -> parent.endsWith(FOLDER))
                        .findFirst();
        assumeThat(folder).as("folder of a packaged build").isPresent();

        List<String> old = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.orElseThrow())) {
            for (Path jar : files.toList()) {
                addOldClasses(jar, old);
            }
        }
        assertThat(old).as("classes to be renewed, as cli/pom.xml does for picocli's").isEmpty();
    }

    private static void addOldClasses(Path path, List<String> old) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            for (JarEntry entry : jar.stream().toList()) {
                if (entry.getName().endsWith(".class")
                        && version(jar, entry) < ClassFile.JAVA_6_VERSION) {
                    old.add(path.getFileName() + ": " + entry.getName());
                }
            }
        }
    }

    private static int version(JarFile jar, JarEntry entry) throws IOException {
        try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
            in.skipNBytes(Integer.BYTES + Short.BYTES); // magic number, minor version
            return in.readUnsignedShort();
        }
    }
}
