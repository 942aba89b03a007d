/**
 * Samples, latency histograms, sliding windows and snapshots. Knows nothing of users, protocols or
 * reports.
 */
@NullMarked
package dev.acrida.stats;

import org.jspecify.annotations.NullMarked;
