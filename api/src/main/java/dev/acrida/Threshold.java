package dev.acrida;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says when a run with this user class has failed, as {@code --fail-if} does:
 *
 * <pre>{@code
 * @Threshold({"p95 > 500ms", "GET /products p99 > 1s", "failures > 1%", "rps < 100"})
 * }</pre>
 *
 * <p>A condition that names no entry is about all requests of the run, whichever class sent them.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Threshold {
    /** The conditions; the run fails if any holds. See {@link dev.acrida.threshold.FailIf}. */
    String[] value();
}
