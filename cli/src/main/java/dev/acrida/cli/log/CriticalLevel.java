package dev.acrida.cli.log;

import java.util.logging.Level;

/** Python's {@code CRITICAL}, which Java does not have: above all that is logged as an error. */
public final class CriticalLevel extends Level {
    private static final long serialVersionUID = 1;

    /** The level. */
    public static final Level CRITICAL = new CriticalLevel();

    private CriticalLevel() {
        super("CRITICAL", SEVERE.intValue() + 100);
    }
}
