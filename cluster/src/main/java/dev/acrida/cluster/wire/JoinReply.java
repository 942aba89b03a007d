package dev.acrida.cluster.wire;

/**
 * A worker is in.
 *
 * @param certificate the worker's, in X.509 form
 * @param authority the certificate of the authority that signed it, in X.509 form
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record JoinReply(byte[] certificate, byte[] authority) {}
