package dev.acrida;

import dev.acrida.spi.ClientFactory;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names what makes the clients of this user class, for a protocol of the author's own. One of each
 * is created per run, and closed with it.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Clients {
    /** Factories with a constructor without parameters. */
    Class<? extends ClientFactory<?>>[] value();
}
