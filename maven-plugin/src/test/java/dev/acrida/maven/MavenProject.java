package dev.acrida.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A project of a user, built by Maven in a process of its own, without a network. */
final class MavenProject {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String VERSION = "0.1.0-SNAPSHOT";

    private final Path folder;
    private final Path repository;

    private MavenProject(Path folder, Path repository) {
        this.folder = folder;
        this.repository = repository;
    }

    /** An empty project. */
    static MavenProject create(Path folder) throws IOException {
        Path repository = folder.resolve("repository");
        LocalRepository.fill(repository, ROOT, VERSION);
        return new MavenProject(folder, repository);
    }

    /** The same with this file. */
    MavenProject with(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return this;
    }

    /** Builds it, the plugin being configured so. */
    Outcome run(String configuration, String... goals) throws IOException, InterruptedException {
        with("pom.xml", pom(configuration));
        Path output = folder.resolve("maven.txt");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                ROOT.resolve("mvnw").toString(),
                                "-o",
                                "-B",
                                "-ntp",
                                "-Dmaven.repo.local=" + repository,
                                "-Dmaven.repo.local.tail=" + ofTheBuild()));
        command.addAll(List.of(goals));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        int exitCode = builder.start().waitFor();
        return new Outcome(exitCode, Files.readString(output, StandardCharsets.UTF_8));
    }

    /** The local repository of the Maven that runs the test; Surefire names it. */
    private static Path ofTheBuild() {
        String named = System.getProperty("localRepository");
        return named == null
                ? Path.of(System.getProperty("user.home"), ".m2", "repository")
                : Path.of(named);
    }

    private static String pom(String configuration) {
        return """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>com.acme</groupId>
          <artifactId>shop</artifactId>
          <version>1</version>
          <properties>
            <maven.compiler.release>25</maven.compiler.release>
            <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
          </properties>
          <dependencies>
            <dependency>
              <groupId>dev.acrida</groupId>
              <artifactId>acrida-library</artifactId>
              <version>%1$s</version>
              <scope>test</scope>
            </dependency>
          </dependencies>
          <build>
            <plugins>
              <plugin>
                <artifactId>maven-resources-plugin</artifactId>
                <version>3.5.0</version>
              </plugin>
              <plugin>
                <artifactId>maven-compiler-plugin</artifactId>
                <version>3.15.0</version>
              </plugin>
              <plugin>
                <groupId>dev.acrida</groupId>
                <artifactId>acrida-maven-plugin</artifactId>
                <version>%1$s</version>
                <configuration>%2$s</configuration>
              </plugin>
            </plugins>
          </build>
        </project>
        """
                .formatted(VERSION, configuration);
    }

    /** How a build ended, and all that it printed. */
    record Outcome(int exitCode, String output) {}
}
