package dev.acrida.http.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Certificates and a key as text (RFC 7468). Immutable.
 *
 * @param file where it was read
 * @param text all of it
 */
record PemFile(Path file, String text) {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");
    private static final String PLAIN_KEY = "PRIVATE KEY";
    private static final String ENCRYPTED_KEY = "ENCRYPTED PRIVATE KEY";

    static PemFile read(Path file) throws IOException {
        return new PemFile(file, Files.readString(file, StandardCharsets.ISO_8859_1));
    }

    /** All certificates, in the order of the file; at least one. */
    List<X509Certificate> certificates() throws IOException, GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> certificates = new ArrayList<>();
        for (byte[] each : blocks("CERTIFICATE")) {
            certificates.add(
                    (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(each)));
        }
        if (certificates.isEmpty()) {
            throw new IOException(file + " has no BEGIN CERTIFICATE: it must be a PEM file");
        }
        return certificates;
    }

    /** The first private key; the password is used only if the key is encrypted. */
    PrivateKey privateKey(String password) throws IOException, GeneralSecurityException {
        Optional<byte[]> plain = blocks(PLAIN_KEY).stream().findFirst();
        if (plain.isPresent()) {
            return key(new PKCS8EncodedKeySpec(plain.get()));
        }
        Optional<byte[]> encrypted = blocks(ENCRYPTED_KEY).stream().findFirst();
        if (encrypted.isPresent()) {
            return key(decrypted(encrypted.get(), password));
        }
        if (BLOCK.matcher(text).results().anyMatch(block -> block.group(1).endsWith(PLAIN_KEY))) {
            throw new IOException(
                    ("the key in %1$s is not in PKCS#8: openssl pkcs8 -topk8 -nodes -in %1$s"
                                    + " -out new.key")
                            .formatted(file));
        }
        throw new IOException(file + " has no BEGIN PRIVATE KEY: it must be a PEM file");
    }

    private PKCS8EncodedKeySpec decrypted(byte[] encrypted, String password)
            throws IOException, GeneralSecurityException {
        if (password.isEmpty()) {
            throw new IOException("the key in " + file + " is encrypted: give its password");
        }
        EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(encrypted);
        SecretKey secret =
                SecretKeyFactory.getInstance(info.getAlgName())
                        .generateSecret(new PBEKeySpec(password.toCharArray()));
        Cipher cipher = Cipher.getInstance(info.getAlgName());
        cipher.init(Cipher.DECRYPT_MODE, secret, info.getAlgParameters());
        try {
            return info.getKeySpec(cipher);
        } catch (InvalidKeySpecException e) {
            throw new IOException("the password does not open the key in " + file, e);
        }
    }

    private PrivateKey key(PKCS8EncodedKeySpec spec) throws IOException, GeneralSecurityException {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException e) {
                // It is a key of another algorithm.
            }
        }
        throw new IOException("the key in " + file + " must be one of " + ALGORITHMS);
    }

    private List<byte[]> blocks(String kind) throws IOException {
        try {
            return BLOCK.matcher(text)
                    .results()
                    .filter(block -> block.group(1).equals(kind))
                    .map(block -> Base64.getMimeDecoder().decode(block.group(2)))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is damaged: " + e.getMessage(), e);
        }
    }
}
