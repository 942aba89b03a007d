package dev.acrida.engine;

import dev.acrida.Environment;
import dev.acrida.LoadShape;
import dev.acrida.ShapeOptions;
import dev.acrida.Tick;
import dev.acrida.spi.ShapeContext;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Asks a load shape about once a second what it wants. The shape's code runs on threads of its own,
 * one at a time, so that one that is slow delays no command of the run. Confined to the run's loop,
 * except where it says otherwise.
 */
final class ShapeClock {
    private final RunLoop loop;
    private final Observer observer;
    private final ShapePlan plan;
    private final Context context;
    private @Nullable LoadShape shape;
    private boolean asking;

    ShapeClock(
            ShapePlan plan,
            Environment environment,
            long startedNanos,
            RunLoop loop,
            Observer observer) {
        this.plan = plan;
        this.loop = loop;
        this.observer = observer;
        this.context = new Context(environment, plan.options(), startedNanos);
    }

    /** Asks now, unless the shape has not answered yet. */
    void tick() {
        if (!asking) {
            asking = true;
            Thread.ofVirtual().name("shape").start(this::ask);
        }
    }

    /** On a thread of its own; {@code asking} and the loop's queue order what it writes. */
    private void ask() {
        try {
            LoadShape asked = shape;
            if (asked == null) {
                asked = plan.shape().create(context);
                shape = asked;
            }
            Tick tick = asked.tick();
            loop.execute(() -> answered(() -> observer.wants(tick)));
        } catch (Throwable e) {
            loop.execute(() -> answered(() -> observer.failed(e)));
        }
    }

    private void answered(Runnable then) {
        asking = false;
        then.run();
    }

    /** Is told, on the run's loop, what the shape says. */
    interface Observer {
        void wants(Tick tick);

        void failed(Throwable exception);
    }

    private record Context(Environment environment, ShapeOptions options, long startedNanos)
            implements ShapeContext {
        @Override
        public Duration elapsed() {
            return Duration.ofNanos(System.nanoTime() - startedNanos);
        }

        @Override
        public int users() {
            return environment.userCount();
        }
    }
}
