package dev.acrida.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a machine can run out of, made scarce for a process of its own. */
@Timeout(60)
class MachineLimitsTest {
    private static final String TEN_PORTS =
            "ip link set lo up && ip addr add 10.9.8.7/32 dev lo && ip addr add 10.9.8.6/32 dev lo"
                + " && echo 40000 40009 > /proc/sys/net/ipv4/ip_local_port_range && exec \"$@\"";

    @Test
    void filesThatMayNotBeOpenedAreNamed() throws Exception {
        assertThat(run(List.of("sh", "-c", "ulimit -n 160 && exec \"$@\"", "sh")))
                .contains("TOO_MANY_FILES no file descriptor for a connection: Too many open files")
                .contains("raise the limit: ulimit -n");
    }

    @Test
    void portsThatAreUsedUpAreNamed() throws Exception {
        assumeThat(hasNamespaces()).as("network namespaces for anybody").isTrue();
        assertThat(run(inNamespace()))
                .contains("NO_LOCAL_PORT no free local port to connect to 127.0.0.1:")
                .contains("TIME_WAIT")
                .contains("reached 9"); // the server listens at the tenth
    }

    @Test
    void eachSourceAddressHasItsOwnPorts() throws Exception {
        assumeThat(hasNamespaces()).as("network namespaces for anybody").isTrue();
        assertThat(run(inNamespace(), "10.9.8.7", "10.9.8.6"))
                .contains("NO_LOCAL_PORT no free local port to connect to 127.0.0.1:")
                .contains("reached 20");
    }

    private static List<String> inNamespace() {
        return List.of("unshare", "-rn", "sh", "-c", TEN_PORTS, "sh");
    }

    private static boolean hasNamespaces() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(inNamespace());
        command.add("true");
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false; // no unshare here
        }
    }

    /** Runs {@link Crowded} under this command; what it printed. */
    private static String run(List<String> limited, String... sources) throws Exception {
        Path out = Files.createTempFile("limits", ".txt");
        try {
            List<String> command = new ArrayList<>(limited);
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-XX:+UseSerialGC", "-Xmx128m", "-cp"));
            command.add(System.getProperty("java.class.path"));
            command.add(Crowded.class.getName());
            command.addAll(List.of(sources));
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(out.toFile())
                            .start();
            if (!process.waitFor(50, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return Files.readString(out, StandardCharsets.UTF_8);
        } finally {
            Files.delete(out);
        }
    }
}
