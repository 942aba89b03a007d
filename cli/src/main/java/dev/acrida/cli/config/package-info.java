/** Where the values of options come from beside the command line: environment and files. */
@NullMarked
package dev.acrida.cli.config;

import org.jspecify.annotations.NullMarked;
