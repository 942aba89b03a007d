package dev.acrida;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Users of the class are not there all the time, but arrive at this rate: each arrival is one task
 * of one user, whether others have finished or not. Its weight and its fixed count are then
 * ignored.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Arrivals {
    /**
     * A rate such as {@code 200/s}, {@code 30/min} or {@code 5/h}, a ramp such as {@code 0..500/s
     * over 2m}, a rate for a while such as {@code 500/s for 10m}, or several of them, separated by
     * commas.
     */
    String value();
}
