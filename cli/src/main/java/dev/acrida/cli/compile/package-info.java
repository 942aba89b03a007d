/** Compiles the author's Java files in memory and loads them. */
@NullMarked
package dev.acrida.cli.compile;

import org.jspecify.annotations.NullMarked;
