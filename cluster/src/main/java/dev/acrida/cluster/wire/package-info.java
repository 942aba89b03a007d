/** What masters and workers say to each other, and how it becomes bytes. */
@NullMarked
package dev.acrida.cluster.wire;

import org.jspecify.annotations.NullMarked;
