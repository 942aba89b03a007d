package dev.acrida.http.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * In which state an HTTP/1.1 connection is, and so who owns it. A base class rather than a field,
 * since there are as many connections as users, and every read passes through here.
 */
abstract class ConnectionState {
    static final int OPENING = 0;
    static final int IDLE = 1;
    static final int EXCHANGE = 2;
    static final int DONE = 3;
    static final int CLOSED = 4;
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(ConnectionState.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile int state;

    final int state() {
        return state;
    }

    /** Whatever the state was. */
    final void becomeClosed() {
        state = CLOSED;
    }

    /** Changes the state, and publishes what was written before; false if it was another one. */
    final boolean becomes(int from, int to) {
        return STATE.compareAndSet(this, from, to);
    }

    final boolean isIdle() {
        return state == IDLE;
    }

    final boolean inExchange() {
        return state == EXCHANGE;
    }
}
