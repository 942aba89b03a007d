/**
 * How many arrivals per second a target bears: which rate to try next, and what follows. Pure
 * functions of what the steps came to.
 */
@NullMarked
package dev.acrida.engine.capacity;

import org.jspecify.annotations.NullMarked;
