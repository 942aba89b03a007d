package dev.acrida.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What reads a server's bytes meets inputs that nobody thought of. In a build each kept input and a
 * few seconds of search; {@code -Dfuzz.seconds=600 -Dfuzz.target=RESPONSE} searches longer, and
 * adds what it finds to the corpus: see CONTRIBUTING.md.
 */
class FuzzTest {
    private static final Path CORPUS = Path.of("src/test/resources/fuzz");
    private static final int BUILD_SECONDS = 8;
    private static final int MAX_INPUT = 4096;

    @TestFactory
    Stream<DynamicTest> everyKeptInputIsRead() {
        return Arrays.stream(FuzzTarget.values())
                .flatMap(target -> inputs(target).map(input -> test(target, input)));
    }

    private static DynamicTest test(FuzzTarget target, Path input) {
        return DynamicTest.dynamicTest(
                target.folder() + "/" + input.getFileName(),
                () -> target.check(Files.readAllBytes(input)));
    }

    private static Stream<Path> inputs(FuzzTarget target) {
        try (Stream<Path> files = Files.list(CORPUS.resolve(target.folder()))) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException("each target has a corpus: " + target, e);
        }
    }

    @Test
    void aSearchForInputsThatBreakItFindsNone(@TempDir Path scratch)
            throws IOException, InterruptedException {
        Optional<Integer> seconds = Optional.ofNullable(Integer.getInteger("fuzz.seconds"));
        Optional<FuzzTarget> target =
                Optional.ofNullable(System.getProperty("fuzz.target")).map(FuzzTarget::valueOf);
        Path log = scratch.resolve("log");
        Process search =
                new ProcessBuilder(command(scratch, target, seconds.orElse(BUILD_SECONDS)))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        boolean ended = search.waitFor(seconds.orElse(BUILD_SECONDS) + 60L, TimeUnit.SECONDS);
        search.destroyForcibly();
        assertThat(ended).as("the search ends in time").isTrue();
        assertThat(search.exitValue()).as(() -> text(log)).isZero();
    }

    private static String text(Path log) {
        try {
            return Files.readString(log, java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static List<String> command(Path scratch, Optional<FuzzTarget> target, int seconds)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:+EnableDynamicAgentLoading"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", classPath()));
        command.add("com.code_intelligence.jazzer.Jazzer");
        command.add("--target_class=dev.acrida.http.Fuzz");
        command.add("--instrumentation_includes=dev.acrida.http.**");
        command.add("--custom_hook_excludes=**");
        command.add("--disabled_hooks=*");
        command.add("--reproducer_path=" + scratch);
        target.ifPresent(one -> command.add("--target_args=" + one));
        command.add("-max_total_time=" + seconds);
        command.add("-max_len=" + MAX_INPUT);
        command.add("-timeout=10");
        command.add("-artifact_prefix=" + scratch + "/");
        if (target.isPresent()) {
            Path corpus = CORPUS.resolve(target.get().folder());
            command.add("-artifact_prefix=" + corpus + "/");
            command.add(corpus.toString());
        } else {
            command.add(joined(scratch).toString());
        }
        return command;
    }

    /** One corpus for all targets: the first byte of each input says which one it is for. */
    private static Path joined(Path scratch) throws IOException {
        Path all = Files.createDirectory(scratch.resolve("corpus"));
        for (FuzzTarget target : FuzzTarget.values()) {
            for (Path input : inputs(target).toList()) {
                byte[] bytes = Files.readAllBytes(input);
                byte[] longer = new byte[bytes.length + 1];
                longer[0] = (byte) List.of(FuzzTarget.values()).indexOf(target);
                System.arraycopy(bytes, 0, longer, 1, bytes.length);
                Files.write(all.resolve(target.folder() + "-" + input.getFileName()), longer);
            }
        }
        return all;
    }

    private static String classPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
