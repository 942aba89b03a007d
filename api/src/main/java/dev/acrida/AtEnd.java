package dev.acrida;

/** What {@link Rows#unique(AtEnd)} does when every row has been taken. */
public enum AtEnd {
    /** The user that asks ends, as by {@link StopUser}. */
    STOP_USER,
    /** The whole test ends, as by {@link StopTest}. */
    STOP_TEST,
    /** It begins with the first row again. */
    RECYCLE
}
