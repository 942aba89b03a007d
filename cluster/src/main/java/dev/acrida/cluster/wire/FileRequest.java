package dev.acrida.cluster.wire;

/**
 * A worker fetches a file of the test.
 *
 * @param test the id of the test
 * @param name of the file, as the test's description has it
 */
public record FileRequest(String test, String name) {}
