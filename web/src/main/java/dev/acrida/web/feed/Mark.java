package dev.acrida.web.feed;

import java.time.Instant;

/**
 * Something that happened in a run, to be marked in its charts. Immutable.
 *
 * @param at when
 * @param elapsedSeconds since statistics began
 * @param text a few words
 */
record Mark(Instant at, double elapsedSeconds, String text) {}
