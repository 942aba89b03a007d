/** Whether a run measured its target or its own machine: what is watched, and what follows. */
@NullMarked
package dev.acrida.engine.verdict;

import org.jspecify.annotations.NullMarked;
