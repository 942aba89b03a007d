package dev.acrida;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a {@link MarkovTaskSet} as a task and names one that may come after it. Several
 * on one method share the chances by their weights.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(Transitions.class)
public @interface Transition {
    /** The name of the method that may come next. */
    String value();

    /** How likely it is, relative to the other transitions of the method; at least 1. */
    int weight() default 1;
}
