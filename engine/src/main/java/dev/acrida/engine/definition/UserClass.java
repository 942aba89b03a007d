package dev.acrida.engine.definition;

import dev.acrida.FixedCount;
import dev.acrida.Host;
import dev.acrida.HttpUser;
import dev.acrida.Iterations;
import dev.acrida.User;
import dev.acrida.Weight;
import dev.acrida.engine.dispatch.ClassShare;

import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A user class of a test, as read from its annotations. Immutable.
 *
 * @param type the class
 * @param share its name and how many users it gets
 * @param host the URL of {@link Host}, if it has one
 * @param tasks its tasks
 * @param constructor makes a user; to be called where a user context is bound
 */
public record UserClass(
        Class<? extends User> type,
        ClassShare share,
        Optional<String> host,
        TaskPlan tasks,
        MethodHandle constructor) {

    /** Annotations that a class does not have itself are its superclass's, if it has them. */
    static UserClass of(Class<? extends User> type, TaskScanner scanner) {
        Initializers.run(type);
        return new UserClass(
                type,
                share(type),
                nearest(type, Host.class).map(Host::value),
                scanner.planOf(type),
                Constructors.ofUser(type));
    }

    /** Its simple name, which no other class of the test has. */
    public String name() {
        return share.name();
    }

    /** Whether its users can do nothing without a host. */
    public boolean needsHost() {
        return HttpUser.class.isAssignableFrom(type);
    }

    /** How many iterations its annotation allows each user, if it has one. */
    public OptionalLong iterations() {
        return nearest(type, Iterations.class)
                .map(mark -> OptionalLong.of(mark.value()))
                .orElseGet(OptionalLong::empty);
    }

    /** An annotation of its own or, if it has none, of its superclass. */
    public <A extends Annotation> Optional<A> annotation(Class<A> type) {
        return nearest(this.type, type);
    }

    /**
     * Makes a user.
     *
     * @throws Throwable what the constructor throws
     */
    public User create() throws Throwable {
        return (User) constructor.invokeExact();
    }

    private static ClassShare share(Class<? extends User> type) {
        double weight = nearest(type, Weight.class).map(Weight::value).orElse(1.0);
        int fixedCount = nearest(type, FixedCount.class).map(FixedCount::value).orElse(0);
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new TestDefinitionException(
                    "%s: its @Weight must be more than 0, was %s"
                            .formatted(type.getSimpleName(), weight));
        }
        if (fixedCount < 0 || (fixedCount == 0 && nearest(type, FixedCount.class).isPresent())) {
            throw new TestDefinitionException(
                    "%s: its @FixedCount must be at least 1, was %d"
                            .formatted(type.getSimpleName(), fixedCount));
        }
        nearest(type, Iterations.class)
                .filter(mark -> mark.value() < 1)
                .ifPresent(
                        mark -> {
                            throw new TestDefinitionException(
                                    "%s: its @Iterations must be at least 1, was %d"
                                            .formatted(type.getSimpleName(), mark.value()));
                        });
        return new ClassShare(type.getSimpleName(), weight, fixedCount);
    }

    private static <A extends Annotation> Optional<A> nearest(Class<?> type, Class<A> annotation) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            A found = c.getDeclaredAnnotation(annotation);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
