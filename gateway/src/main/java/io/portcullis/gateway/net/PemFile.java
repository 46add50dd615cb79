package io.portcullis.gateway.net;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/// One PEM file as it was read, RFC 7468. What it is not is said in one line, with its name and what was expected. Prints its
/// name only.
final class PemFile {
    private static final int LARGEST = 1 << 20;
    private static final String BEGIN = "-----BEGIN ";

    private final Path file;
    private final byte[] content;

    private PemFile(Path file, byte[] content) {
        this.file = file;
        this.content = content;
    }

    /// Reads a file of any content.
    ///
    /// @throws IllegalStateException where it cannot be read
    static PemFile read(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new IllegalStateException(file + ": a directory (expected: a PEM file)");
            }
            if (Files.size(file) > LARGEST) {
                throw new IllegalStateException(file + ": " + Files.size(file) + " bytes (expected: a PEM file)");
            }
            return new PemFile(file, Files.readAllBytes(file));
        } catch (NoSuchFileException missing) {
            throw new IllegalStateException(file + ": does not exist (expected: a PEM file)", missing);
        } catch (AccessDeniedException denied) {
            throw new IllegalStateException(
                    file + ": this server's user may not read it (expected: owned by that user, or"
                            + " readable by its group; and the directories above it open to it)",
                    denied);
        } catch (IOException unreadable) {
            throw new IllegalStateException(file + ": cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /// Its certificates, in the file's order.
    ///
    /// @throws IllegalStateException where there is none
    List<X509Certificate> certificates() {
        List<X509Certificate> found = new ArrayList<>();
        try {
            JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
            for (Object object : objects("certificates")) {
                if (object instanceof X509CertificateHolder holder) {
                    found.add(converter.getCertificate(holder));
                }
            }
        } catch (CertificateException malformed) {
            throw new IllegalStateException(file + ": holds a malformed certificate (expected: PEM certificates)",
                    malformed);
        }
        if (found.isEmpty()) {
            throw new IllegalStateException(file + ": holds no certificate (expected: PEM certificates)");
        }
        return found;
    }

    /// Its first private key.
    ///
    /// @throws IllegalStateException where there is none, or it is encrypted
    PrivateKey key() {
        for (Object object : objects("a private key")) {
            if (object instanceof PKCS8EncryptedPrivateKeyInfo || object instanceof PEMEncryptedKeyPair) {
                throw new IllegalStateException(
                        file + ": the private key is encrypted (expected: one without a passphrase;"
                                + " openssl pkey -in FILE -out NEW writes one)");
            }
            PrivateKeyInfo info = object instanceof PEMKeyPair pair
                    ? pair.getPrivateKeyInfo()
                    : object instanceof PrivateKeyInfo plain ? plain : null;
            if (info != null) {
                return key(info);
            }
        }
        throw new IllegalStateException(file + ": holds no private key (expected: PEM, not encrypted)");
    }

    private PrivateKey key(PrivateKeyInfo info) {
        try {
            return new JcaPEMKeyConverter().getPrivateKey(info);
        } catch (IOException unknown) {
            throw new IllegalStateException(file + ": a private key of an unknown kind (expected: RSA or ECDSA)",
                    unknown);
        }
    }

    private List<Object> objects(String expected) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        if (!text.contains(BEGIN)) {
            throw new IllegalStateException(file + ": not PEM (expected: " + expected + " between " + BEGIN
                    + "…----- and -----END …-----)");
        }
        List<Object> objects = new ArrayList<>();
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
                objects.add(object);
            }
            return objects;
        } catch (IOException | RuntimeException malformed) {
            throw new IllegalStateException(file + ": malformed PEM (expected: " + expected + ")", malformed);
        }
    }

    /// A secret file is not for everybody to read.
    ///
    /// @throws IllegalStateException where it is
    PemFile secret() {
        try {
            if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
                throw new IllegalStateException(
                        file + ": everybody may read this private key (expected: chmod o-r " + file
                                + ")");
            }
            return this;
        } catch (IOException unreadable) {
            throw new IllegalStateException(file + ": cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    boolean sameContent(PemFile other) {
        return Arrays.equals(content, other.content);
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
