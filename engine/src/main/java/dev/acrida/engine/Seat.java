package dev.acrida.engine;

import dev.acrida.engine.definition.UserClass;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.locks.LockSupport;

/**
 * The place of one user that serves arrivals: here it waits for the next. {@code hand} and {@code
 * retire} are the {@link Lobby}'s; everything else belongs to the user's thread.
 */
final class Seat implements UserControl.Meeting {
    private final Lobby lobby;
    private final UserClass userClass;
    private volatile @Nullable Thread thread;
    private volatile @Nullable UserControl control;
    private volatile boolean handed = true;
    private volatile boolean retired;
    private volatile long intendedNanos;
    private boolean closed;

    /** A seat for a user that is made for an arrival. */
    Seat(Lobby lobby, UserClass userClass, long intendedNanos) {
        this.lobby = lobby;
        this.userClass = userClass;
        this.intendedNanos = intendedNanos;
    }

    UserClass userClass() {
        return userClass;
    }

    /** A user has this seat from now on. */
    void take(Thread user, UserControl stop) {
        thread = user;
        control = stop;
    }

    /** Gives the user its next arrival. */
    void hand(long intended) {
        intendedNanos = intended;
        handed = true;
        LockSupport.unpark(thread);
    }

    /** Ends the user, who waits; it is told so first, or it would sit down again. */
    void retire() {
        UserControl user = control;
        if (user != null) {
            user.stop();
        }
        retired = true;
        LockSupport.unpark(thread);
    }

    /** Waits for the next arrival; nobody else waits for a seat that the lobby has taken away. */
    @Override
    public boolean await() throws InterruptedException {
        lobby.sit(this);
        while (!handed && !retired) {
            LockSupport.park(this);
            if (Thread.interrupted() && lobby.leave(this)) {
                throw new InterruptedException();
            }
        }
        return handed;
    }

    /** Whether there is an arrival to be served. */
    boolean isHanded() {
        return handed;
    }

    /**
     * The user begins to serve its arrival.
     *
     * @return how late that is
     */
    long begin(long now) {
        handed = false;
        return Math.max(0, now - intendedNanos);
    }

    /** The user has ended; an arrival that it has not begun to serve is dropped. Idempotent. */
    void close() {
        if (!closed) {
            closed = true;
            lobby.gone(handed);
        }
    }
}
