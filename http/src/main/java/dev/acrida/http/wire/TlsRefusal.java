package dev.acrida.http.wire;

import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.stream.Stream;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/** Says in a user's words why there is no encrypted connection, and what helps. */
final class TlsRefusal {
    private static final String REMEDY = " (--insecure accepts any certificate)";

    private TlsRefusal() {}

    static String text(SSLEngine engine, SSLException e) {
        String message = String.valueOf(e.getMessage());
        return cause(e, CertificateException.class)
                .map(refused -> certificate(engine.getPeerHost(), e, message))
                .orElseGet(() -> "TLS handshake failed: " + alert(message));
    }

    private static String certificate(String host, SSLException e, String message) {
        String which = "TLS certificate of " + host;
        Optional<CertificateExpiredException> old = cause(e, CertificateExpiredException.class);
        if (old.isPresent()) {
            return which + " has expired, " + old.get().getMessage() + REMEDY;
        }
        Optional<CertificateNotYetValidException> young =
                cause(e, CertificateNotYetValidException.class);
        if (young.isPresent()) {
            return which + " is not valid yet, " + young.get().getMessage() + REMEDY;
        }
        if (message.contains("unable to find valid certification path")) {
            return which
                    + " is signed by no authority that is trusted (--cacert trusts one,"
                    + " --insecure accepts any certificate)";
        }
        if (message.contains("No subject alternative") || message.contains("No name matching")) {
            return which + " is for another host: " + withoutAlert(message) + REMEDY;
        }
        return which + " is not accepted: " + withoutAlert(message) + REMEDY;
    }

    /** What the server says; RFC 8446, 6. */
    private static String alert(String message) {
        if (message.contains("certificate_required")) {
            return "the server asks for a client certificate (--cert shows one)";
        }
        if (message.contains("fatal alert: bad_certificate")
                || message.contains("fatal alert: handshake_failure")
                || message.contains("fatal alert: certificate_")
                || message.contains("fatal alert: unknown_ca")) {
            return "the server does not accept what the client offers, or misses its certificate"
                    + " (--cert shows one): "
                    + withoutAlert(message);
        }
        if (message.contains("no_application_protocol")) {
            return withoutAlert(message)
                    + " (the server does not speak HTTP/2: HTTP_2 would fall back)";
        }
        if (message.contains("protocol_version")) {
            return "client and server have no version of TLS in common: " + withoutAlert(message);
        }
        return withoutAlert(message);
    }

    /** Java begins some messages with the alert's name in brackets. */
    private static String withoutAlert(String message) {
        return message.replaceFirst("^\\([a-z_]+\\) ", "");
    }

    private static <T extends Throwable> Optional<T> cause(Throwable e, Class<T> type) {
        return Stream.iterate(e, t -> t != null, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
