package io.portcullis.gateway.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.protocol.sasl.ChannelBinding;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// RFC 5929 section 4.1.
class EndPointBindingTest {
    @ParameterizedTest
    @CsvSource({"RSA,MD5withRSA,SHA-256", "RSA,SHA1withRSA,SHA-256", "RSA,SHA256withRSA,SHA-256",
        "RSA,SHA512withRSA,SHA-512", "RSA,SHA384withRSAandMGF1,SHA-384", "RSA,SHA1withRSAandMGF1,SHA-256",
        "EC,SHA256withECDSA,SHA-256", "EC,SHA384withECDSA,SHA-384"})
    void of_signature_usesItsHash(String keys, String signature, String hash) throws Exception {
        X509Certificate certificate = certificate(keys, signature);

        assertThat(EndPointBinding.of(certificate).map(ChannelBinding::data))
                .contains(MessageDigest.getInstance(hash).digest(certificate.getEncoded()));
    }

    @Test
    void of_ed25519_isUndefined() throws Exception {
        assertThat(EndPointBinding.of(certificate("Ed25519", "Ed25519"))).isEqualTo(Optional.empty());
    }

    private static X509Certificate certificate(String keys, String signature) throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance(keys).generateKeyPair();
        X500Name name = new X500Name("CN=example.org");
        Date now = Date.from(Instant.parse("2026-11-24T00:00:00Z"));
        return new JcaX509CertificateConverter().getCertificate(
                new JcaX509v3CertificateBuilder(name, BigInteger.ONE, now, now, name, pair.getPublic())
                        .build(new JcaContentSignerBuilder(signature).setProvider(new BouncyCastleProvider())
                                .build(pair.getPrivate())));
    }
}
