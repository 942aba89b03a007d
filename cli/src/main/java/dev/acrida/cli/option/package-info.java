/** The options of the command line, by theme, with their rules. */
@NullMarked
package dev.acrida.cli.option;

import org.jspecify.annotations.NullMarked;
