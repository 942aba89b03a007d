package dev.acrida.cli.run;

import dev.acrida.engine.Run;
import dev.acrida.engine.RunStatus;

import java.io.IOException;
import java.io.InputStream;

/**
 * Changes the number of users while a run goes on: {@code w} one more, {@code W} ten more, {@code
 * s} and {@code S} fewer. Reads on a thread of its own that never keeps the process alive.
 */
final class Keys {
    private static final System.Logger LOG = System.getLogger("acrida.keys");
    private static final int TEN = 10;
    private static final double SPAWN_RATE = 100;

    private final Run run;
    private final InputStream in;

    Keys(Run run, InputStream in) {
        this.run = run;
        this.in = in;
    }

    /** Begins to read. */
    void start() {
        Thread.ofPlatform().daemon().name("keys").start(this::read);
    }

    private void read() {
        try {
            for (int key = in.read(); key >= 0; key = in.read()) {
                pressed((char) key);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the terminal is gone", e);
        }
    }

    private void pressed(char key) {
        switch (key) {
            case 'w' -> change(1);
            case 'W' -> change(TEN);
            case 's' -> change(-1);
            case 'S' -> change(-TEN);
            default -> {}
        }
    }

    private void change(int by) {
        RunStatus status = run.status();
        int users = Math.max(0, status.load().users() + by);
        LOG.log(System.Logger.Level.INFO, "{0} users", users);
        run.edit(users, SPAWN_RATE);
    }
}
