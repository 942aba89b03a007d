package dev.acrida.cli.cluster;

import dev.acrida.cluster.ClusterException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Workers that were started over SSH. The join token goes by standard input, so that no list of
 * processes shows it; what a worker says comes to this process's log.
 */
final class SshWorkers {
    private static final System.Logger LOG = System.getLogger("acrida.ssh");

    private SshWorkers() {}

    /**
     * Starts one on each machine.
     *
     * @param acrida where it is there
     * @param options of the worker
     * @throws ClusterException if there is no ssh on this machine
     */
    static void start(List<String> hosts, String acrida, String options, String token) {
        hosts.forEach(host -> start(host, acrida + " " + options, token));
    }

    private static void start(String host, String worker, String token) {
        String remote = "read -r ACRIDA_TOKEN && export ACRIDA_TOKEN && exec " + worker;
        try {
            Process session =
                    new ProcessBuilder("ssh", "-o", "BatchMode=yes", "--", host, remote)
                            .redirectErrorStream(true)
                            .start();
            Thread.ofVirtual().name("ssh " + host).start(() -> listen(host, session));
            try (OutputStream in = session.getOutputStream()) {
                in.write((token + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new ClusterException(
                    "--ssh needs the command ssh on this machine, which cannot be run: "
                            + e.getMessage(),
                    e);
        }
    }

    private static void listen(String host, Process session) {
        try (BufferedReader lines = session.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                LOG.log(System.Logger.Level.INFO, "{0}: {1}", host, line);
            }
            int code = session.waitFor();
            if (code != 0) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "The worker on {0} has ended with exit code {1}",
                        host,
                        code);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.log(System.Logger.Level.DEBUG, "nothing more is heard of " + host, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
