package dev.acrida;

import java.nio.file.Path;
import java.util.Locale;

/**
 * What a client shows to servers that ask who it is. Immutable; the files are read when the first
 * connection needs them.
 *
 * @param certificate a PEM file: the client's certificate, then those that lead to an authority; or
 *     a PKCS#12 store if its name ends in {@code .p12} or {@code .pfx}
 * @param key a PEM file with the private key in PKCS#8, which may be the same; for a store the
 *     store itself
 * @param password of the key or the store; empty if there is none
 */
public record ClientCertificate(Path certificate, Path key, String password) {
    /** A PEM file that has both the certificate and its private key. */
    public static ClientCertificate of(Path certificateAndKey) {
        return new ClientCertificate(certificateAndKey, certificateAndKey, "");
    }

    /** A PEM file with the certificate, and one with its private key. */
    public static ClientCertificate of(Path certificate, Path key) {
        return new ClientCertificate(certificate, key, "");
    }

    /** The same, with the password of the key or the store. */
    public ClientCertificate withPassword(String password) {
        return new ClientCertificate(certificate, key, password);
    }

    /** Whether this is a PKCS#12 store, by its name. */
    public boolean isStore() {
        String name = certificate.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".p12") || name.endsWith(".pfx");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ClientCertificate[%s, %s]".formatted(certificate, key);
    }
}
