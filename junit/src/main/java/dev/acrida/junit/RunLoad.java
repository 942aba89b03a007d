package dev.acrida.junit;

import dev.acrida.LoadShape;
import dev.acrida.User;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A JUnit test that puts load on something. After {@code @BeforeEach}, the load runs; then the
 * method, which may ask for the {@link dev.acrida.library.LoadResult} as its parameter; then the
 * test fails if the run has: by a threshold, or by failed requests that no threshold allows.
 *
 * <pre>{@code
 * @RunLoad(value = WebsiteUser.class, users = 20, spawnRate = 20, seconds = 10,
 *         failIf = {"p95 > 500ms", "failures > 1%"})
 * void holdsTwentyUsers() {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Test
@ExtendWith(LoadExtension.class)
public @interface RunLoad {
    /** The user classes. */
    Class<? extends User>[] value();

    /** Where the load goes; unless it is said, {@link LoadHost} or the classes' own hosts. */
    String host() default "";

    /** How many users there are at the end of the ramp. */
    int users() default 1;

    /** How many users are started per second. */
    double spawnRate() default 1;

    /** Decides how many users there are; unless it is said, {@link #users} does. */
    Class<? extends LoadShape> shape() default LoadShape.class;

    /** Only tasks with one of these tags take part; all unless it is said. */
    String[] tags() default {};

    /** How long it runs, in seconds; 0 until all users have ended by themselves. */
    double seconds() default 0;

    /** Conditions under which the test fails, beside those of the user classes. */
    String[] failIf() default {};
}
