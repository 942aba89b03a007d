/** The side that decides: knows the workers, spreads users over them, adds up what they report. */
@NullMarked
package dev.acrida.cluster.master;

import org.jspecify.annotations.NullMarked;
