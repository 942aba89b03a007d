package dev.acrida.cluster.wire;

/**
 * A worker wants a certificate.
 *
 * @param secret of the join token
 * @param name what the worker is called
 * @param publicKey its key, in X.509 form
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record JoinRequest(String secret, String name, byte[] publicKey) {
    @Override
    public String toString() {
        return "JoinRequest of " + name;
    }
}
