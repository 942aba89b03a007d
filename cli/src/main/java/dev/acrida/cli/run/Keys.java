package dev.acrida.cli.run;

import dev.acrida.engine.Run;

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

    /** What was asked for last; the run itself hears of it only a moment later. */
    private int users;

    Keys(Run run, int users, InputStream in) {
        this.run = run;
        this.users = users;
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
        users = Math.max(0, users + by);
        LOG.log(System.Logger.Level.INFO, "Users asked for: {0}", Integer.toString(users));
        run.edit(users, SPAWN_RATE);
    }
}
