/** The side that has users: does what the master wants, and reports until it was heard. */
@NullMarked
package dev.acrida.cluster.worker;

import org.jspecify.annotations.NullMarked;
