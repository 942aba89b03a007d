package dev.acrida.engine.definition;

import dev.acrida.Environment;
import dev.acrida.HttpSettings;
import dev.acrida.TaskList;
import dev.acrida.TaskOwner;
import dev.acrida.User;
import dev.acrida.spi.SampleSink;
import dev.acrida.spi.TaskSetContext;
import dev.acrida.spi.UserContext;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;

/**
 * An instance of a user or task set class that never runs: made to be asked what its {@code
 * tasks()} lists. Confined to one thread.
 *
 * @param user itself, or who would enter the task set
 * @param owner itself
 */
record Specimen(User user, TaskOwner owner) {
    private static final System.Logger LOG = System.getLogger("acrida.test");

    /** A user of this class; empty if its constructor needs a run. */
    static Optional<Specimen> of(UserClass type) {
        try {
            User user = ScopedValue.where(UserContext.CURRENT, new NoRun()).call(type::create);
            return Optional.of(new Specimen(user, user));
        } catch (Throwable e) {
            return unknown(type.name(), e);
        }
    }

    /** A task set of this class in this one's place; empty if its constructor needs a run. */
    Optional<Specimen> enter(TaskSetClass type) {
        try {
            TaskOwner set =
                    ScopedValue.where(TaskSetContext.CURRENT, new TaskSetContext(user, owner))
                            .call(() -> type.create(owner));
            return Optional.of(new Specimen(user, set));
        } catch (Throwable e) {
            return unknown(type.type().getSimpleName(), e);
        }
    }

    /** What it lists; empty if it cannot say that without a run. */
    Optional<TaskList> tasks() {
        try {
            return Optional.of(owner.tasks());
        } catch (RuntimeException e) {
            return unknown(owner.getClass().getSimpleName(), e);
        }
    }

    private static <T> Optional<T> unknown(String name, Throwable e) {
        LOG.log(
                System.Logger.Level.WARNING,
                "{0}: what its tasks() lists is known only in a run: {1}",
                name,
                e);
        return Optional.empty();
    }

    /** Gives clients that can be held, and refuses all else. */
    private static final class NoRun implements UserContext {
        @Override
        public long userId() {
            return 1;
        }

        @Override
        public Environment environment() {
            throw none();
        }

        @Override
        public String host() {
            throw none();
        }

        @Override
        public <C> C client(Class<C> type) {
            if (!type.isInterface()) {
                throw none();
            }
            return type.cast(
                    Proxy.newProxyInstance(
                            type.getClassLoader(),
                            new Class<?>[] {type},
                            (proxy, method, arguments) -> {
                                throw none();
                            }));
        }

        @Override
        public HttpSettings httpSettings() {
            throw none();
        }

        @Override
        public Map<String, Object> eventContext() {
            return Map.of();
        }

        @Override
        public SampleSink samples() {
            throw none();
        }

        @Override
        public void pause() {
            throw none();
        }

        private static IllegalStateException none() {
            return new IllegalStateException("there is no run");
        }
    }
}
