package dev.acrida.web.desk;

import dev.acrida.engine.definition.UserClass;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The test that goes on, or that went on last. Immutable.
 *
 * @param userClasses who takes part
 * @param shape the load shape that it follows, if it follows one
 * @param length after which that shape ends, as far as is known
 */
public record Underway(
        List<UserClass> userClasses, Optional<String> shape, Optional<Duration> length) {
    /** Copies the list. */
    public Underway {
        userClasses = List.copyOf(userClasses);
    }

    /** These classes, without a shape. */
    public static Underway of(List<UserClass> userClasses) {
        return new Underway(userClasses, Optional.empty(), Optional.empty());
    }

    /** The same with a shape that ends after this time. */
    public Underway withLength(Duration length) {
        return new Underway(userClasses, shape, Optional.of(length));
    }
}
