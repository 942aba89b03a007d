package dev.acrida.web.desk;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One of the machines that make the load together. Immutable.
 *
 * @param name by which it is known
 * @param state of it, in lower case as in Locust: ready, spawning, running, missing …
 * @param users that it has now
 * @param cpu its processors' use, 0..1, if it has told
 * @param memory its process's bytes, if it has told
 */
public record Worker(
        String name, String state, int users, OptionalDouble cpu, OptionalLong memory) {}
