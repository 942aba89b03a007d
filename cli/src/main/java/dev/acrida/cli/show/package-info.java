/** What is shown of a test instead of running it. */
@NullMarked
package dev.acrida.cli.show;

import org.jspecify.annotations.NullMarked;
