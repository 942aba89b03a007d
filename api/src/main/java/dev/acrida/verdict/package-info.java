/** Whether the figures of a run are those of its target, or its own. */
@NullMarked
package dev.acrida.verdict;

import org.jspecify.annotations.NullMarked;
