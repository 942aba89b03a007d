package dev.acrida.cluster.worker;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

import java.security.cert.CertificateException;
import java.util.Optional;

/** Tells a master that says no from one that is not there. */
final class Refused {
    private Refused() {}

    /** Why it is of no use to try again; empty if it is. */
    static Optional<String> reason(StatusRuntimeException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return Optional.of(String.valueOf(cause.getMessage()));
            }
        }
        return byTls(failed).or(() -> byCall(failed.getStatus()));
    }

    private static Optional<String> byTls(StatusRuntimeException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.contains("not an SSL/TLS record")) {
                return Optional.of("it does not speak TLS, so it is no master of this version");
            }
            if (message.contains("bad_certificate") || message.contains("certificate_unknown")) {
                return Optional.of("it does not accept this worker's certificate");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> byCall(Status status) {
        return switch (status.getCode()) {
            case PERMISSION_DENIED, FAILED_PRECONDITION, UNAUTHENTICATED, INVALID_ARGUMENT ->
                    Optional.of(String.valueOf(status.getDescription()));
            default -> Optional.empty();
        };
    }

    /** What failed, in a few words. */
    static String briefly(StatusRuntimeException failed) {
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof StatusRuntimeException status
                ? status.getStatus().getCode() + " " + status.getStatus().getDescription()
                : String.valueOf(root.getMessage());
    }
}
