package dev.acrida.cluster.trust;

import dev.acrida.cluster.ClusterException;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a worker needs in order to join: the fingerprint of the authority that it may trust, and a
 * secret that proves that it was invited. Its text is {@code FINGERPRINT.SECRET}. Immutable; {@code
 * toString} does not show the secret.
 *
 * @param fingerprint SHA-256 of the authority's certificate, 64 hexadecimal digits
 * @param secret letters, digits, {@code -} and {@code _}; at least 16
 */
public record JoinToken(String fingerprint, String secret) {
    private static final Pattern TEXT =
            Pattern.compile("(\\p{XDigit}{64})\\.([\\w-]{16,})", Pattern.CASE_INSENSITIVE);
    private static final int SECRET_BYTES = 16;

    /** A token for this authority, with a secret that nobody knows yet. */
    public static JoinToken create(X509Certificate authority) {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return new JoinToken(fingerprint(authority), HexFormat.of().formatHex(secret));
    }

    /**
     * Reads a token.
     *
     * @throws ClusterException if the text is none; the text is not repeated
     */
    public static JoinToken parse(String text) {
        var parts = TEXT.matcher(text.strip());
        if (!parts.matches()) {
            throw new ClusterException(
                    "the join token must be as the master prints it (64 hexadecimal digits, a dot,"
                            + " a secret), but has "
                            + text.strip().length()
                            + " characters of another form");
        }
        return new JoinToken(parts.group(1).toLowerCase(Locale.ROOT), parts.group(2));
    }

    /** The fingerprint of a certificate. */
    public static String fingerprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether this is the secret; takes equally long whatever differs. */
    public boolean hasSecret(String offered) {
        return MessageDigest.isEqual(bytes(secret), bytes(offered));
    }

    /** The token as the master prints it and workers are given it. */
    public String text() {
        return fingerprint + "." + secret;
    }

    @Override
    public String toString() {
        return fingerprint + ".***";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
