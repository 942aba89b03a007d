package dev.acrida.cluster.master;

import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Says in one line that a connection was turned away before any call: the transport tells it only
 * to its own log, with the state of its engine and without a reason. Thread-safe.
 */
final class Refusals implements Filter {
    private static final System.Logger LOG = System.getLogger("acrida.cluster");
    private static final String FAILED = "TLS negotiation failed for new client";

    /** Held, since the JDK keeps loggers only as long as somebody does. */
    private static final Logger NEGOTIATION =
            Logger.getLogger("io.grpc.netty.shaded.io.grpc.netty.ProtocolNegotiators");

    private Refusals() {}

    /** From now on refusals are told. */
    static void listen() {
        NEGOTIATION.setFilter(new Refusals());
        NEGOTIATION.setLevel(Level.FINE);
    }

    @Override
    public boolean isLoggable(LogRecord negotiated) {
        if (String.valueOf(negotiated.getMessage()).contains(FAILED)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Refused a connection that did not get through TLS: it was no worker, or one"
                            + " with the token or the certificate of another cluster");
        }
        return false;
    }
}
