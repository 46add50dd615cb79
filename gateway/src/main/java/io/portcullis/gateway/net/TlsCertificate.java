package io.portcullis.gateway.net;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A private key and the certificate chain that vouches for it, leaf first.
public final class TlsCertificate {
    private final PrivateKey key;
    private final List<X509Certificate> chain;

    TlsCertificate(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = List.copyOf(chain);
    }

    /// Reads two PEM files and finds what belongs to the key: the certificates may stand in any order, twice, and among others.
    ///
    /// @throws IllegalStateException naming the file that is wrong, and what was expected
    public static TlsCertificate read(Path certificateFile, Path keyFile) {
        return of(PemFile.read(certificateFile), PemFile.read(keyFile).secret());
    }

    static TlsCertificate of(PemFile certificates, PemFile keyFile) {
        PrivateKey key = keyFile.key();
        Set<X509Certificate> all = new LinkedHashSet<>(certificates.certificates());
        // After a renewal with the same key the file may still hold the older one.
        X509Certificate leaf = all.stream().filter(certificate -> matches(key, certificate.getPublicKey()))
                .max(Comparator.comparing(X509Certificate::getNotAfter))
                .orElseThrow(() -> new IllegalStateException(keyFile + ": not the key of the certificate in "
                        + certificates + " (which holds: " + subjects(all) + ")"));
        return new TlsCertificate(key, chain(leaf, all));
    }

    private static String subjects(Set<X509Certificate> all) {
        return all.stream().limit(3).map(certificate -> certificate.getSubjectX500Principal().getName())
                .collect(Collectors.joining("; "));
    }

    /// From the leaf to the last issuer that is there. A root that signed itself is not sent: clients have it, or do not trust it.
    private static List<X509Certificate> chain(X509Certificate leaf, Set<X509Certificate> all) {
        List<X509Certificate> chain = new ArrayList<>(List.of(leaf));
        Optional<X509Certificate> next = issuer(leaf, all, chain);
        while (next.isPresent()) {
            chain.add(next.get());
            next = issuer(next.get(), all, chain);
        }
        return chain;
    }

    private static Optional<X509Certificate> issuer(X509Certificate of, Set<X509Certificate> all,
            List<X509Certificate> chain) {
        return all.stream().filter(candidate -> !chain.contains(candidate) && !isRoot(candidate)
                && candidate.getSubjectX500Principal().equals(of.getIssuerX500Principal()) && signed(of, candidate))
                .max(Comparator.comparing(X509Certificate::getNotAfter));
    }

    private static boolean isRoot(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    private static boolean signed(X509Certificate certificate, X509Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException another) {
            return false;
        }
    }

    private static boolean matches(PrivateKey key, PublicKey certified) {
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

    /// Why clients refuse it at that time, if they do.
    public Optional<String> outOfDate(Instant now) {
        if (now.isAfter(leaf().getNotAfter().toInstant())) {
            return Optional.of("expired at " + leaf().getNotAfter().toInstant() + " (expected: a renewed one)");
        }
        if (now.isBefore(leaf().getNotBefore().toInstant())) {
            return Optional
                    .of("not valid before " + leaf().getNotBefore().toInstant() + " (expected: valid now; is this"
                            + " machine's clock right?)");
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "TlsCertificate[" + leaf().getSubjectX500Principal() + "]";
    }
}
