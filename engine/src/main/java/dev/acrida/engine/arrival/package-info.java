/** When users arrive in an open workload: functions of the index of an arrival alone. */
@NullMarked
package dev.acrida.engine.arrival;

import org.jspecify.annotations.NullMarked;
