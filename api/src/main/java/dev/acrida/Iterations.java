package dev.acrida;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Ends each user of the class after so many iterations. An iteration is one run of a task method,
 * on the user or in any of its task sets, also one that fails. {@code --user-iterations} wins.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Iterations {
    /** At least 1. */
    long value();
}
