package dev.acrida;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a static field an option of the test: {@code @Option static String userName = "demo";} can
 * be set by {@code --user-name}, by {@code ACRIDA_USER_NAME} and by {@code user-name} in {@code
 * acrida.conf}; otherwise it keeps its initial value. It is set before any listener or user of the
 * test exists, but after the static initializers of its class.
 *
 * <p>Types: {@code String}, {@code int}, {@code long}, {@code double}, {@code boolean}, {@code
 * Duration} (as in {@code --run-time}: {@code 90}, {@code 1m30s}), an enum, and {@code
 * List<String>} for an option that may be given several times, or once with commas. The field must
 * not be final.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Option {
    /** Its name without dashes before it; by default the field's, {@code userName: user-name}. */
    String name() default "";

    /** What it is for: one line. */
    String help() default "";

    /** Whether nobody may read its value: it is shown, logged and reported as {@code ***}. */
    boolean secret() default false;

    /** Whether it must be given: without it nothing starts. */
    boolean required() default false;

    /** The only values that it may have; any if there are none. An enum has its constants. */
    String[] choices() default {};
}
