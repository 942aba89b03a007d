package dev.acrida.cluster.wire;

/** A part of a file; the next one follows. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record FilePiece(byte[] bytes) {}
