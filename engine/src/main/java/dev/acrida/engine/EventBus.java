package dev.acrida.engine;

import dev.acrida.ControlFlow;
import dev.acrida.Event;
import dev.acrida.Events;
import dev.acrida.Quitting;
import dev.acrida.StopTest;
import dev.acrida.engine.definition.ListenerMethod;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Calls listeners, in the order in which they were added; those of {@link Quitting} in the reverse.
 * Thread-safe.
 */
public final class EventBus implements Events {
    private static final System.Logger LOG = System.getLogger("acrida.events");

    /** A listener of requests fails with each of them: a log of that would drown all else. */
    private static final int LOGGED_OF_EACH = 10;

    private final CopyOnWriteArrayList<Registration> registrations = new CopyOnWriteArrayList<>();
    private final AtomicInteger errors = new AtomicInteger();
    private final Map<String, Integer> errorsOf = new ConcurrentHashMap<>();

    /**
     * Creates a bus with the listeners of these classes.
     *
     * @throws dev.acrida.engine.definition.TestDefinitionException if one is not as it must be
     */
    public static EventBus of(List<Class<?>> classes) {
        EventBus bus = new EventBus();
        for (ListenerMethod method : ListenerMethod.in(classes)) {
            bus.registrations.add(
                    new Registration(method.type(), method.name(), method, method::call));
        }
        return bus;
    }

    @Override
    public <E extends Event> void on(Class<E> type, Consumer<? super E> listener) {
        String name = listener.getClass().getName();
        registrations.add(
                new Registration(type, name, listener, event -> listener.accept(type.cast(event))));
    }

    /** Like {@link #on}, before all that were added so far. */
    <E extends Event> void first(Class<E> type, Consumer<? super E> listener) {
        String name = listener.getClass().getName();
        registrations.addFirst(
                new Registration(type, name, listener, event -> listener.accept(type.cast(event))));
    }

    @Override
    public <E extends Event> void off(Class<E> type, Consumer<? super E> listener) {
        registrations.removeIf(r -> r.type().equals(type) && r.listener().equals(listener));
    }

    /** Whether anyone listens to such events. */
    public boolean hears(Class<? extends Event> type) {
        for (Registration registration : registrations) {
            if (registration.type().isAssignableFrom(type)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Calls all listeners of the event on this thread. What a listener throws is logged and
     * counted, except for control flow: that is thrown once all have been called.
     */
    public void fire(Event event) {
        ControlFlow flow = null;
        for (Registration registration : inOrder(event)) {
            if (registration.type().isInstance(event)) {
                ControlFlow thrown = call(registration, event);
                flow = flow == null ? thrown : flow;
            }
        }
        if (flow != null) {
            throw flow;
        }
    }

    /** What was set up first is taken down last. */
    private List<Registration> inOrder(Event event) {
        return event instanceof Quitting ? List.copyOf(registrations).reversed() : registrations;
    }

    /**
     * Like {@link #fire}, for events that no user's task fires: there is nothing to steer but the
     * test as a whole.
     *
     * @return whether a listener asked to stop the test
     */
    public boolean tell(Event event) {
        try {
            fire(event);
        } catch (StopTest e) {
            return true;
        } catch (ControlFlow e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a listener of {0} threw {1}, which has no meaning outside of a user",
                    nameOf(event),
                    nameOf(e));
        }
        return false;
    }

    /** How many times a listener has thrown an exception. */
    public int errors() {
        return errors.get();
    }

    /** Counts what another kind of listener has thrown. */
    void failed(String what, Throwable thrown) {
        errors.incrementAndGet();
        int times = errorsOf.merge(what, 1, Integer::sum);
        if (times <= LOGGED_OF_EACH) {
            LOG.log(System.Logger.Level.ERROR, what + " failed", thrown);
        }
        if (times == LOGGED_OF_EACH) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} failed {1} times: from now on that is only counted",
                    what,
                    times);
        }
    }

    private @Nullable ControlFlow call(Registration registration, Event event) {
        try {
            registration.call().with(event);
        } catch (ControlFlow e) {
            return e;
        } catch (Throwable e) {
            failed("listener " + registration.name() + " of " + nameOf(event), e);
        }
        return null;
    }

    private static String nameOf(Object object) {
        return object.getClass().getSimpleName();
    }

    private record Registration(
            Class<? extends Event> type, String name, Object listener, Call call) {}

    private interface Call {
        void with(Event event) throws Throwable;
    }
}
