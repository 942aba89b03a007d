package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The script that starts Acrida, with JDKs that only say who they are. */
@Timeout(60)
class LauncherTest {
    private static final Path SCRIPT = Path.of("..", "acrida").toAbsolutePath().normalize();

    @TempDir Path folder;
    private Path app;

    @BeforeEach
    void packIt() throws IOException {
        app = Files.createDirectories(folder.resolve("with blanks/app"));
        Files.copy(SCRIPT, app.resolve("acrida"));
        Files.createDirectories(app.resolve("lib"));
        Files.writeString(app.resolve("lib/acrida-cli-1.jar"), "");
    }

    @Test
    void aNewEnoughJdkIsFoundAmongOthers() throws Exception {
        jdk("jvm/jdk-17", "17.0.9");
        jdk("jvm/jdk-8", "1.8.0_392");
        jdk("jvm/jdk-26", "26-ea");

        assertThat(start(Map.of()).text())
                .startsWith("jdk-26 ")
                .endsWith("/acrida-cli-1.jar -f x y\n");
    }

    @Test
    void javaHomeWinsOverThePathAndThePathOverFolders() throws Exception {
        jdk("jvm/jdk-25", "25");
        Path onPath = jdk("path-jdk", "25.0.1");
        Path java = jdk("java-home", "27.0.1");
        String path = onPath.resolve("bin") + ":" + tools();

        assertThat(start(Map.of("PATH", path)).text()).startsWith("path-jdk ");
        assertThat(start(Map.of("PATH", path, "JAVA_HOME", java.toString())).text())
                .startsWith("java-home ");
    }

    @Test
    void anOldJavaHomeIsPassedOver() throws Exception {
        jdk("jvm/jdk-25", "25.0.3");
        Path old = jdk("old", "17.0.9");

        assertThat(start(Map.of("JAVA_HOME", old.toString())).text()).startsWith("jdk-25 ");
    }

    @Test
    void withoutAJdkOneLineSaysWhatToInstall() throws Exception {
        jdk("jvm/jdk-17", "17.0.9");
        Path jre = jdk("jvm/jre-25", "25");
        Files.delete(jre.resolve("bin/javac"));

        Result result = start(Map.of());

        assertThat(result.exitCode()).isEqualTo(69);
        assertThat(result.text())
                .isEqualTo(
                        "acrida: needs a JDK 25 or newer, found none: install one"
                                + " (https://adoptium.net has them for every system) or set"
                                + " ACRIDA_JAVA_HOME to its folder\n");
    }

    @Test
    void aWrongAcridaJavaHomeIsNotPassedOver() throws Exception {
        jdk("jvm/jdk-25", "25");
        Path old = jdk("old", "17.0.9");

        Result result = start(Map.of("ACRIDA_JAVA_HOME", old.toString()));
        assertThat(result.exitCode()).isEqualTo(69);
        assertThat(result.text())
                .isEqualTo(
                        "acrida: ACRIDA_JAVA_HOME must be a JDK 25 or newer, but "
                                + old
                                + " is version 17\n");
        assertThat(start(Map.of("ACRIDA_JAVA_HOME", folder.toString())).text())
                .endsWith(" is no JDK\n");
    }

    @Test
    void itWorksThroughLinksAndPassesOptionsOn() throws Exception {
        jdk("jvm/jdk-25", "25");
        Path link = Files.createSymbolicLink(folder.resolve("link"), app.resolve("acrida"));
        Path second = Files.createSymbolicLink(folder.resolve("second"), Path.of(link.toString()));

        Result result = run(second, Map.of("ACRIDA_JAVA_OPTS", "-Xmx1g -Da=b"));

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.text())
                .contains(" -Xmx1g -Da=b -jar ", "with blanks/app/lib/acrida-cli-1");
    }

    @Test
    void theYoungGenerationKeepsItsSizeUnlessSomebodyGivesAHeap() throws Exception {
        jdk("jvm/jdk-25", "25");
        assumeThat(hasRoom()).isTrue();

        assertThat(start(Map.of()).text()).contains(" -Xmn256m ");
        for (String heap : List.of("-Xmx64m", "-Xmn8m", "-XX:MaxRAMPercentage=5")) {
            for (String name : List.of("ACRIDA_JAVA_OPTS", "JAVA_TOOL_OPTIONS")) {
                assertThat(start(Map.of(name, heap)).text()).doesNotContain("-Xmn256m");
            }
        }
    }

    /** Whether this machine has the memory that the script wants to see. */
    private static boolean hasRoom() {
        var system =
                ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        return system.getTotalMemorySize() > 5_000_000_000L;
    }

    @Test
    void aCacheIsUsedWhenThereIsOne() throws Exception {
        jdk("jvm/jdk-25", "25");
        assertThat(start(Map.of()).text()).doesNotContain("AOTCache");

        Path cache = Files.writeString(app.resolve("acrida.aot"), "");
        assertThat(start(Map.of()).text()).contains(" -XX:AOTCache=" + cache.toRealPath() + " ");
    }

    @Test
    void aBuildHappensOnceAndAgainOnlyAfterAChange() throws Exception {
        jdk("jvm/jdk-25", "25");
        Path tree =
                sourceTree(
                        "sleep 0.1; mkdir -p api/target cli/target/acrida/lib; touch"
                                + " cli/target/acrida/lib/acrida-cli-1.jar");
        Path script = tree.resolve("acrida");

        assertThat(run(script, Map.of()).text()).startsWith("acrida: building from source");
        assertThat(run(script, Map.of()).text()).startsWith("jdk-25 ");

        Path source = tree.resolve("api/src/main/java/A.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(run(script, Map.of()).text()).startsWith("acrida: building from source");
    }

    @Test
    void aBuildThatFailsShowsItsErrorsAndWhereTheRestIs() throws Exception {
        jdk("jvm/jdk-25", "25");
        Path tree = sourceTree("echo '[INFO] much'; echo '[ERROR] A.java:[1,2] wrong'; exit 1");

        Result result = run(tree.resolve("acrida"), Map.of());

        assertThat(result.exitCode()).isEqualTo(70);
        assertThat(result.text())
                .contains("[ERROR] A.java:[1,2] wrong\n", "cli/target/build.log")
                .doesNotContain("much");
        assertThat(tree.resolve("cli/target/build.lock")).doesNotExist();
    }

    private Path sourceTree(String build) throws IOException {
        Path tree = Files.createDirectories(folder.resolve("tree"));
        Files.copy(SCRIPT, tree.resolve("acrida"));
        for (String part :
                "stats api http engine report testkit cluster cli examples".split(" ", -1)) {
            Files.createDirectories(tree.resolve(part).resolve("src/main/java"));
        }
        Files.writeString(tree.resolve("api/src/main/java/A.java"), "");
        Files.writeString(tree.resolve("pom.xml"), "");
        Files.writeString(tree.resolve("examples/WebsiteUser.java"), "");
        executable(tree.resolve("mvnw"), "#!/bin/sh\n" + build + "\n");
        return tree;
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(
                home.resolve("release"),
                "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\nOS_NAME=\"Linux\"\n");
        executable(
                home.resolve("bin/java"),
                "#!/bin/sh\necho " + home.getFileName() + " \"$@\"\nexit 3\n");
        executable(home.resolve("bin/javac"), "#!/bin/sh\n");
        return home;
    }

    /**
     * A folder for the PATH with what the script calls, but with no java that happens to be here.
     */
    private Path tools() throws IOException {
        Path tools = folder.resolve("tools");
        if (Files.exists(tools)) {
            return tools;
        }
        Files.createDirectories(tools);
        for (String name :
                "cat dirname find grep head mkdir mv readlink rm sleep touch".split(" ", -1)) {
            for (Path home : List.of(Path.of("/usr/bin"), Path.of("/bin"))) {
                if (Files.exists(home.resolve(name))) {
                    executable(
                            tools.resolve(name),
                            "#!/bin/sh\nexec " + home.resolve(name) + " \"$@\"\n");
                }
            }
        }
        return tools;
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Result start(Map<String, String> environment) throws Exception {
        return run(app.resolve("acrida"), environment);
    }

    private Result run(Path script, Map<String, String> more) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(script.toString(), "-f", "x y")
                        .directory(folder.toFile())
                        .redirectErrorStream(true);
        Map<String, String> environment = new TreeMap<>();
        environment.put("PATH", tools().toString());
        environment.put("ACRIDA_JDK_FOLDERS", folder.resolve("jvm").toString());
        environment.putAll(more);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), text);
    }

    private record Result(int exitCode, String text) {}
}
