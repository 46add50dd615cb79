package io.portcullis.gateway.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/// A private key and the certificate chain that vouches for it, leaf first.
public final class TlsCertificate {
    private final PrivateKey key;
    private final List<X509Certificate> chain;

    TlsCertificate(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = List.copyOf(chain);
    }

    /// Reads two PEM files and checks that they belong together.
    ///
    /// @throws IllegalStateException naming the file that is wrong
    public static TlsCertificate read(Path certificateFile, Path keyFile) {
        TlsCertificate read = new TlsCertificate(readKey(keyFile), readChain(certificateFile));
        if (!read.matches()) {
            throw new IllegalStateException(keyFile + ": not the key of the certificate in " + certificateFile);
        }
        return read;
    }

    private static List<X509Certificate> readChain(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            List<X509Certificate> chain = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast).toList();
            if (chain.isEmpty()) {
                throw new IllegalStateException(file + ": holds no certificate (expected: PEM)");
            }
            return chain;
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalStateException(file + ": cannot be read (expected: PEM certificates)", unreadable);
        }
    }

    private static PrivateKey readKey(Path file) {
        try (Reader in = Files.newBufferedReader(file); PEMParser parser = new PEMParser(in)) {
            JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
            for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
                if (object instanceof PrivateKeyInfo info) {
                    return converter.getPrivateKey(info);
                } else if (object instanceof PEMKeyPair pair) {
                    return converter.getPrivateKey(pair.getPrivateKeyInfo());
                }
            }
        } catch (IOException unreadable) {
            throw new IllegalStateException(file + ": cannot be read (expected: a PEM private key)");
        }
        throw new IllegalStateException(file + ": holds no private key (expected: PEM, not encrypted)");
    }

    private boolean matches() {
        PublicKey certified = leaf().getPublicKey();
        String algorithm = switch (certified.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> certified.getAlgorithm();
        };
        try {
            byte[] probe = new byte[32];
            new SecureRandom().nextBytes(probe);
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(probe);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(probe);
            return signature.verify(signed);
        } catch (GeneralSecurityException otherKind) {
            return false;
        }
    }

    PrivateKey key() {
        return key;
    }

    List<X509Certificate> chain() {
        return chain;
    }

    /// The server's own certificate.
    public X509Certificate leaf() {
        return chain.getFirst();
    }

    @Override
    public String toString() {
        return "TlsCertificate[" + leaf().getSubjectX500Principal() + "]";
    }
}
