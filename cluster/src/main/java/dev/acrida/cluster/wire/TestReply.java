package dev.acrida.cluster.wire;

import dev.acrida.cluster.TestBundle;

import java.util.List;

/**
 * What a test consists of.
 *
 * @param id equal for equal tests
 * @param arguments with which a worker runs it
 * @param files their names, below a folder of the worker's choice
 * @param index the worker's number, from 0
 */
public record TestReply(
        String id, List<TestBundle.Argument> arguments, List<String> files, int index) {
    /** Copies the lists. */
    public TestReply {
        arguments = List.copyOf(arguments);
        files = List.copyOf(files);
    }
}
