package dev.acrida.testkit;

import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * How a {@link ScriptedServer} speaks TLS. Immutable.
 *
 * @param context the certificate that it shows, and whom it trusts
 * @param needsClientCertificate whether clients must say who they are
 * @param protocols the versions that it speaks, for example {@code TLSv1.2}; empty for all
 */
public record ServerTls(
        SSLContext context, boolean needsClientCertificate, List<String> protocols) {
    /** Copies the list. */
    public ServerTls {
        protocols = List.copyOf(protocols);
    }

    /** All versions, for any client. */
    public static ServerTls of(SSLContext context) {
        return new ServerTls(context, false, List.of());
    }

    /** The same for clients with a certificate. */
    public ServerTls withClientCertificate() {
        return new ServerTls(context, true, protocols);
    }

    /** The same, speaking only these versions. */
    public ServerTls withProtocols(String... protocols) {
        return new ServerTls(context, needsClientCertificate, List.of(protocols));
    }

    void configure(SSLSocket socket) {
        socket.setNeedClientAuth(needsClientCertificate);
        if (!protocols.isEmpty()) {
            socket.setEnabledProtocols(protocols.toArray(String[]::new));
        }
    }
}
