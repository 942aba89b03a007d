/** Three masters of which one leads: what it must not lose is on the disks of most of them. */
@NullMarked
package dev.acrida.cluster.group;

import org.jspecify.annotations.NullMarked;
