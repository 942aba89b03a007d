/** The program's log. */
@NullMarked
package dev.acrida.cli.log;

import org.jspecify.annotations.NullMarked;
