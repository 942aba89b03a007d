package dev.acrida;

import dev.acrida.spi.ShapeContext;

import java.time.Duration;
import java.util.List;

/**
 * Decides how many users there are, or how many arrive, while a test goes on. The one shape among a
 * test's classes is used by itself; of several, {@code --shape} names one. Created anew for each
 * test, through a constructor without parameters, and used by one thread at a time.
 */
public abstract class LoadShape {
    private final ShapeContext context;

    /**
     * Called by the run that creates the shape.
     *
     * @throws IllegalStateException when called by anyone else
     */
    protected LoadShape() {
        this.context = ShapeContext.current(getClass());
    }

    /**
     * What is wanted now: {@link #users(int, double, Class[]) users(…)}, {@link #arrivals(double,
     * Class[]) arrivals(…)}, or {@link #stop()}. Asked at the start and then once a second, whether
     * users are still being started or not; not asked again before it has answered. A test whose
     * shape throws an exception fails.
     */
    public abstract Tick tick();

    /**
     * Whether the shape looks at {@link #options()}; if not, people who give them are told that
     * they have no effect.
     */
    public boolean usesCommonOptions() {
        return false;
    }

    /** The time since the test began. */
    protected final Duration elapsed() {
        return context.elapsed();
    }

    /** The time since the test began, in seconds. */
    protected final double seconds() {
        return context.elapsed().toNanos() / 1e9;
    }

    /** How many users are alive, which may lag behind what was wanted. */
    protected final int currentUsers() {
        return context.users();
    }

    /** The run, with its statistics. */
    protected final Environment environment() {
        return context.environment();
    }

    /** The load asked for on the command line; see {@link #usesCommonOptions()}. */
    protected final ShapeOptions options() {
        return context.options();
    }

    /**
     * So many users.
     *
     * @param users to be reached, at least 0
     * @param spawnRate users started or ended per second until then, more than 0
     * @param userClasses which get new users from now on; none for those that got them before
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    protected static Tick users(int users, double spawnRate, Class<? extends User>... userClasses) {
        return new Tick.Load(users, spawnRate, List.of(userClasses));
    }

    /**
     * Users who arrive at this rate, whether others have finished or not; see {@link Arrivals}.
     *
     * @param perSecond arrivals per second from now on, at least 0
     * @param userClasses which arrive, by their weights; none for all that have no fixed count
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    protected static Tick arrivals(double perSecond, Class<? extends User>... userClasses) {
        return new Tick.Arrivals(perSecond, List.of(userClasses));
    }

    /** The end of the test. */
    protected static Tick stop() {
        return new Tick.Stop();
    }
}
