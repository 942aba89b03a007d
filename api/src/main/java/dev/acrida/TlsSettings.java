package dev.acrida;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * How connections are encrypted, and who is trusted. Immutable; start with {@link #DEFAULT}.
 *
 * @param versions which versions are offered; empty for all
 * @param authorities a PEM file with certificates of authorities, which are trusted in place of the
 *     system's
 * @param certificate what is shown to a server that asks who the client is
 * @param insecure whether any certificate is accepted, for any host
 * @param resumes whether a new connection resumes the session of an earlier one, as clients do;
 *     without, each new connection makes the full handshake
 */
public record TlsSettings(
        Set<TlsVersion> versions,
        Optional<Path> authorities,
        Optional<ClientCertificate> certificate,
        boolean insecure,
        boolean resumes) {
    /** TLS 1.2 and 1.3, the system's authorities, no client certificate, sessions resumed. */
    public static final TlsSettings DEFAULT =
            new TlsSettings(Set.of(), Optional.empty(), Optional.empty(), false, true);

    /** Copies the set. */
    public TlsSettings {
        versions = Set.copyOf(versions);
    }

    /** The same, offering only these versions. */
    public TlsSettings withVersions(TlsVersion... versions) {
        return new TlsSettings(Set.of(versions), authorities, certificate, insecure, resumes);
    }

    /** The same, trusting the authorities in a PEM file and no other. */
    public TlsSettings withAuthorities(Path authorities) {
        return new TlsSettings(versions, Optional.of(authorities), certificate, insecure, resumes);
    }

    /** The same, with a certificate of the client. */
    public TlsSettings withCertificate(ClientCertificate certificate) {
        return new TlsSettings(versions, authorities, Optional.of(certificate), insecure, resumes);
    }

    /** The same, accepting any certificate or not. */
    public TlsSettings withInsecure(boolean insecure) {
        return new TlsSettings(versions, authorities, certificate, insecure, resumes);
    }

    /** The same, resuming sessions or not. */
    public TlsSettings withResumes(boolean resumes) {
        return new TlsSettings(versions, authorities, certificate, insecure, resumes);
    }

    /** What this says, and where it says nothing, what the other says. */
    public TlsSettings over(TlsSettings other) {
        return new TlsSettings(
                versions.isEmpty() ? other.versions : versions,
                authorities.or(other::authorities),
                certificate.or(other::certificate),
                insecure || other.insecure,
                resumes && other.resumes);
    }
}
