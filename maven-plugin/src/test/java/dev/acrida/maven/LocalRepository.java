package dev.acrida.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A local repository with what this very build has made, as if it had been installed. */
final class LocalRepository {
    private static final List<String> MODULES =
            List.of(
                    "stats",
                    "api",
                    "http",
                    "engine",
                    "report",
                    "metrics",
                    "web",
                    "cluster",
                    "testkit",
                    "library",
                    "cli",
                    "maven-plugin");

    private LocalRepository() {}

    static void fill(Path repository, Path root, String version) throws IOException {
        put(repository, "acrida-parent", version, root.resolve("pom.xml"), "pom");
        for (String module : MODULES) {
            Path folder = root.resolve(module);
            String artifact = "acrida-" + module;
            put(repository, artifact, version, folder.resolve("pom.xml"), "pom");
            Path jar = Files.createTempFile(repository, module, ".jar");
            pack(folder.resolve("target/classes"), jar);
            put(repository, artifact, version, jar, "jar");
        }
    }

    private static void put(
            Path repository, String artifact, String version, Path file, String type)
            throws IOException {
        Path folder = repository.resolve("dev/acrida").resolve(artifact).resolve(version);
        Files.createDirectories(folder);
        Files.copy(file, folder.resolve(artifact + "-" + version + "." + type));
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }
}
