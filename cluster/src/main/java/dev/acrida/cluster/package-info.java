/** Runs one test on many machines: a master that steers and counts, and workers that have users. */
@NullMarked
package dev.acrida.cluster;

import org.jspecify.annotations.NullMarked;
