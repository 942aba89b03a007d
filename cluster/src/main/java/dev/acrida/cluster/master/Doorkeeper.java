package dev.acrida.cluster.master;

import dev.acrida.cluster.trust.Identity;
import dev.acrida.cluster.wire.Calls;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;

import java.security.cert.X509Certificate;
import java.util.Optional;

import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * Lets no call in that has another version, or no certificate, but for the one by which a worker
 * gets its certificate. TLS has checked already who signed it. Thread-safe.
 *
 * @param version of this master
 */
record Doorkeeper(String version) implements ServerInterceptor {
    /** Who calls, by its certificate. */
    static final Context.Key<String> CALLER = Context.key("caller");

    private static final System.Logger LOG = System.getLogger("acrida.cluster");

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        String theirs = String.valueOf(headers.get(Calls.VERSION));
        if (!theirs.equals(version)) {
            return refuse(
                    call,
                    Status.FAILED_PRECONDITION,
                    "this worker is version %s, the master is version %s: install the same on both"
                            .formatted(theirs, version));
        }
        Optional<String> caller = caller(call);
        boolean joins =
                call.getMethodDescriptor()
                        .getFullMethodName()
                        .equals(Calls.JOIN.getFullMethodName());
        if (caller.isEmpty() && !joins) {
            return refuse(
                    call, Status.UNAUTHENTICATED, "this worker has no certificate: it must join");
        }
        Context context = Context.current().withValue(CALLER, caller.orElse(address(call)));
        return Contexts.interceptCall(context, call, headers, next);
    }

    private static <Q, A> ServerCall.Listener<Q> refuse(
            ServerCall<Q, A> call, Status status, String why) {
        LOG.log(System.Logger.Level.WARNING, "Refused {0}: {1}", address(call), why);
        call.close(status.withDescription(why), new Metadata());
        return new ServerCall.Listener<>() {};
    }

    private static Optional<String> caller(ServerCall<?, ?> call) {
        SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
        try {
            return session != null
                            && session.getPeerCertificates()[0] instanceof X509Certificate shown
                    ? Optional.of(Identity.nameIn(shown))
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }

    /** Where a call comes from. */
    private static String address(ServerCall<?, ?> call) {
        return String.valueOf(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR))
                .replaceFirst("^/", "");
    }
}
