/** The search for a target's capacity, on the console. */
@NullMarked
package dev.acrida.cli.capacity;

import org.jspecify.annotations.NullMarked;
