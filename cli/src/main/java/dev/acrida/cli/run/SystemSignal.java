package dev.acrida.cli.run;

import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.IntConsumer;

/**
 * A signal of the system that is handled here before the JVM handles it. Thread-safe.
 *
 * <p>By reflection on {@code sun.misc}, which every JDK has and no compiler lets pass without a
 * warning: there is no other way to see a signal.
 */
final class SystemSignal implements AutoCloseable {
    private static final String TYPE = "sun.misc.Signal";
    private static final String HANDLER = "sun.misc.SignalHandler";

    private final Object signal;
    private final IntConsumer handler;
    private final Object usual;

    private SystemSignal(String name, IntConsumer handler) throws ReflectiveOperationException {
        this.signal = Class.forName(TYPE).getConstructor(String.class).newInstance(name);
        this.handler = handler;
        // Held until "usual" is known: a signal that arrives at once waits for it.
        synchronized (this) {
            this.usual = set(ownHandler());
        }
    }

    /**
     * Calls the handler with the signal's number, on a thread of the JVM, and then the JVM's own.
     *
     * @param name without {@code SIG}
     * @throws ReflectiveOperationException if the JVM does not give this signal away
     */
    static SystemSignal handle(String name, IntConsumer handler)
            throws ReflectiveOperationException {
        return new SystemSignal(name, handler);
    }

    /** The JVM alone handles the signal again. */
    @Override
    public void close() {
        try {
            set(usual);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object ownHandler() throws ReflectiveOperationException {
        return MethodHandleProxies.asInterfaceInstance(
                Class.forName(HANDLER),
                MethodHandles.lookup()
                        .bind(this, "arrived", MethodType.methodType(void.class, Object.class)));
    }

    private Object set(Object newHandler) throws ReflectiveOperationException {
        return signal.getClass()
                .getMethod("handle", signal.getClass(), Class.forName(HANDLER))
                .invoke(null, signal, newHandler);
    }

    @SuppressWarnings("UnusedMethod") // called by the handle that is bound to it
    private void arrived(Object which) throws ReflectiveOperationException {
        Object next;
        synchronized (this) {
            next = usual;
        }
        handler.accept((int) which.getClass().getMethod("getNumber").invoke(which));
        Class.forName(HANDLER).getMethod("handle", which.getClass()).invoke(next, which);
    }
}
