/** What happens between a command and its exit code: the run, its console, its files, its end. */
@NullMarked
package dev.acrida.cli.run;

import org.jspecify.annotations.NullMarked;
