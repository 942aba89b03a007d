/** What a run tells other systems while it goes on; keeps their libraries to itself. */
@org.jspecify.annotations.NullMarked
package dev.acrida.metrics;
