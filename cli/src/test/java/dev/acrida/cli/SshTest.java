package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.testkit.SampleShop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** Workers that the master starts: over an ssh that runs everything on this machine. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class SshTest {
    private static final String SSH =
            """
            #!/bin/sh
            echo "$@" >>"$SSH_LOG"
            while [ "$1" != "--" ]; do shift; done
            mkdir -p "$SSH_LOG.$2" && cd "$SSH_LOG.$2" && exec sh -c "$3"
            """;

    @TempDir Path folder;

    @Test
    void aWorkerIsStartedOnEachMachineAndItsTokenIsNotSeen() throws Exception {
        Path tools = Files.createDirectories(folder.resolve("bin"));
        script(tools.resolve("ssh"), SSH);
        script(
                tools.resolve("acrida"),
                "#!/bin/sh\nexec '%s/bin/java' --enable-native-access=ALL-UNNAMED -cp '%s' %s \"$@\"\n"
                        .formatted(
                                System.getProperty("java.home"),
                                System.getProperty("java.class.path"),
                                Main.class.getName()));
        Files.writeString(
                folder.resolve("Loadtest.java"),
                """
                import module dev.acrida;

                class Visitor extends HttpUser {
                    @Task void home() { http.get("/"); }
                }
                """);
        Path log = folder.resolve("ssh.log");
        Map<String, String> environment =
                Map.of("PATH", tools + ":" + System.getenv("PATH"), "SSH_LOG", log.toString());
        try (SampleShop shop = SampleShop.start();
                AcridaProcess master =
                        AcridaProcess.start(
                                folder,
                                environment,
                                "--master",
                                "--headless",
                                "--master-bind-host=127.0.0.1",
                                "--master-bind-port=0",
                                "--cluster-dir=" + folder.resolve("state"),
                                "--ssh=east,me@west",
                                "--host=" + shop.uri(),
                                "-u=2",
                                "-t=2",
                                "-s=5")) {
            assertThat(master.exitCode()).as(master.err()).isZero();
            assertThat(shop.counts().requests()).isPositive();
            String token = Files.readString(folder.resolve("state/token")).strip();
            List<String> calls = Files.readAllLines(log);
            assertThat(calls).hasSize(2).noneMatch(call -> call.contains(token));
            assertThat(master.err()).contains("Waiting for 2 workers", "me@west: ");
        }
    }

    private static void script(Path file, String text) throws Exception {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
