package dev.acrida.library;

import dev.acrida.User;

/** The shortest ways to start something. */
public final class Acrida {
    private Acrida() {}

    /**
     * Runs one user of this class on this machine and prints each of its requests to standard
     * output, until the user or the process ends: to be started under a debugger, from a {@code
     * main} method. The host is the class's {@link dev.acrida.Host}.
     *
     * @throws TaskFailedException as soon as a task throws an exception
     * @throws InterruptedException if this thread is interrupted; the user is stopped then
     */
    public static void debug(Class<? extends User> userClass) throws InterruptedException {
        LoadTest.of(userClass).debug();
    }

    /** Like {@link #debug(Class)}, against this host. */
    public static void debug(Class<? extends User> userClass, String host)
            throws InterruptedException {
        LoadTest.of(userClass).host(host).debug();
    }
}
