/** This machine: what it is, and what it lets a process have. */
@NullMarked
package dev.acrida.cli.machine;

import org.jspecify.annotations.NullMarked;
