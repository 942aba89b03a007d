/** The life cycle of a run: dispatch, pacing, the loop of a user, thresholds. */
@NullMarked
package dev.acrida.engine;

import org.jspecify.annotations.NullMarked;
