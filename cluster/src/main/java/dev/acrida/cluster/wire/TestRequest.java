package dev.acrida.cluster.wire;

/** A worker asks for the test that the master has at the moment. */
public record TestRequest() {}
