/** When a run has failed: conditions as data, and what they came to. */
@NullMarked
package dev.acrida.threshold;

import org.jspecify.annotations.NullMarked;
