package dev.acrida.cli.run;

import dev.acrida.RunState;
import dev.acrida.engine.Run;
import dev.acrida.engine.RunStatus;

import java.io.IOException;
import java.io.InputStream;

/**
 * Changes the number of users while a test goes on: {@code w} one more, {@code W} ten more, {@code
 * s} and {@code S} fewer. Enter opens the page. Reads on a thread of its own that never keeps the
 * process alive.
 */
final class Keys {
    private static final System.Logger LOG = System.getLogger("acrida.keys");
    private static final int TEN = 10;
    private static final double SPAWN_RATE = 100;

    private final Run run;
    private final Runnable page;
    private final InputStream in;

    /** What was asked for last; the run itself hears of it only a moment later. */
    private int asked;

    /** What the run said when that was asked for; if it says anything else now, it has heard. */
    private int saidThen = -1;

    Keys(Run run, Runnable page, InputStream in) {
        this.run = run;
        this.page = page;
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
            case '\n', '\r' -> page.run();
            default -> {}
        }
    }

    private void change(int by) {
        RunStatus status = run.status();
        if (status.state() != RunState.SPAWNING && status.state() != RunState.RUNNING) {
            LOG.log(System.Logger.Level.INFO, "No test is going on: users stay as they are");
            return;
        }
        int said = status.load().users();
        asked = Math.max(0, (said == saidThen ? asked : said) + by);
        saidThen = said;
        LOG.log(System.Logger.Level.INFO, "Users asked for: {0}", Integer.toString(asked));
        run.edit(asked, SPAWN_RATE);
    }
}
