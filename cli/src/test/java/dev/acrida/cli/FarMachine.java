package dev.acrida.cli;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A network namespace that stands for another machine, with two cables to this one: by the one it
 * reaches the master, by the other the target. Needs the rights of root, and Linux.
 */
final class FarMachine implements AutoCloseable {
    /** Where the master is seen from there. */
    static final String MASTER = "10.77.0.1";

    /** Where the target is seen from there. */
    static final String TARGET = "10.77.1.1";

    private static final String OWN = "10.77.0.2";

    private final String name = "acrida" + ProcessHandle.current().pid() % 10_000;

    private FarMachine() {}

    /** Makes one; where that is not allowed, the test is not run. */
    static FarMachine create() {
        FarMachine far = new FarMachine();
        Assumptions.assumeTrue(
                tries("ip", "netns", "add", far.name), "network namespaces need root");
        try {
            far.plug("m", MASTER, OWN);
            far.plug("t", TARGET, "10.77.1.2");
            return far;
        } catch (AssertionError e) {
            far.close();
            throw e;
        }
    }

    private void plug(String cable, String here, String there) {
        String near = name + cable;
        String far = near + "f";
        run("ip", "link", "add", near, "type", "veth", "peer", "name", far, "netns", name);
        run("ip", "addr", "add", here + "/24", "dev", near);
        run("ip", "link", "set", near, "up");
        inside("ip", "addr", "add", there + "/24", "dev", far);
        inside("ip", "link", "set", far, "up");
    }

    /** What is put before a command so that it runs there. */
    List<String> prefix() {
        return List.of("ip", "netns", "exec", name);
    }

    /** Nothing that is sent from there reaches the master any more; what it sends does. */
    void cutTowardsMaster() {
        inside("ip", "route", "add", "blackhole", MASTER + "/32");
    }

    /** Nothing that the master sends gets there any more. */
    void cutFromMaster() {
        run("ip", "route", "add", "blackhole", OWN + "/32");
    }

    /**
     * Forgets its connections to a port of the master, if the kernel can. While the line is cut,
     * the master's ends of them stay open.
     */
    void forgetConnections(int port) {
        tries("ip", "netns", "exec", name, "ss", "-K", "-Htn", "dport", "=", ":" + port);
    }

    /** Whether the master, as its machine sees it, is connected with this one. */
    static boolean isConnected(int port) {
        String[] from = {"dst", OWN, "sport", "=", ":" + port};
        return !said(List.of(withArguments(List.of("ss", "-Htn", "state", "established"), from)))
                .isEmpty();
    }

    /** All is well again. */
    void heal() {
        tries("ip", "netns", "exec", name, "ip", "route", "del", "blackhole", MASTER + "/32");
        tries("ip", "route", "del", "blackhole", OWN + "/32");
    }

    /** Delays and loses packets to and from the master; where the kernel cannot, no test is run. */
    void spoil(String delay, String loss) {
        String[] spoilt = {"root", "netem", "delay", delay, "loss", loss};
        Assumptions.assumeTrue(
                tries(withArguments(List.of("tc", "qdisc", "add", "dev", name + "m"), spoilt)),
                "this kernel has no netem");
        List<String> far = new ArrayList<>(prefix());
        far.addAll(List.of("tc", "qdisc", "add", "dev", name + "mf"));
        run(withArguments(far, spoilt));
    }

    private static String[] withArguments(List<String> command, String[] more) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private void inside(String... command) {
        run(withArguments(prefix(), command));
    }

    private static void run(String... command) {
        if (!tries(command)) {
            throw new AssertionError("failed: " + String.join(" ", command));
        }
    }

    private static String said(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean tries(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        heal();
        // A namespace takes its cables away some time after it is gone: the next needs their names.
        tries("ip", "link", "del", name + "m");
        tries("ip", "link", "del", name + "t");
        run("ip", "netns", "del", name);
    }
}
