/** The command line: options, the compiler of test files, the console, exit codes. */
@NullMarked
package dev.acrida.cli;

import org.jspecify.annotations.NullMarked;
