/** Samples, latency histograms, percentiles and their merging. */
@NullMarked
package dev.acrida.stats;

import org.jspecify.annotations.NullMarked;
