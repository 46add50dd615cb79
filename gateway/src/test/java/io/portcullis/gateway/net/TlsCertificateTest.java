package io.portcullis.gateway.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS8EncryptedPrivateKeyInfoBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsCertificateTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @TempDir
    Path directory;

    private final KeyPair root = pair();
    private final KeyPair intermediate = pair();
    private final KeyPair server = pair();
    private String rootPem = "";
    private String intermediatePem = "";
    private String serverPem = "";

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @BeforeEach
    void make() throws Exception {
        rootPem = certificate("root", root, "root", root, 30);
        intermediatePem = certificate("intermediate", intermediate, "root", root, 20);
        serverPem = certificate("server", server, "intermediate", intermediate, 10);
    }

    private static String certificate(String name, KeyPair of, String issuer, KeyPair by, int days) throws Exception {
        X509CertificateHolder made = new JcaX509v3CertificateBuilder(new X500Name("CN=" + issuer),
                BigInteger.valueOf(new SecureRandom().nextInt(1_000_000)), Date.from(NOW.minus(Duration.ofDays(1))),
                Date.from(NOW.plus(Duration.ofDays(days))), new X500Name("CN=" + name), of.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate()));
        return pem(made);
    }

    private static String pem(Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString();
    }

    private TlsCertificate read(String certificates, String key) throws IOException {
        Path file = Files.writeString(directory.resolve("certificates.pem"), certificates);
        return TlsCertificate.read(file, key(key));
    }

    private Path key(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("key.pem"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private String serverKey() throws IOException {
        return pem(new JcaPKCS8Generator(server.getPrivate(), null));
    }

    @Test
    void read_anyOrderDoubledAndExtra_isTheChainOfTheKey() throws Exception {
        String other = certificate("other", pair(), "root", root, 5);
        String older = certificate("server", server, "intermediate", intermediate, 1);
        String bundle = "some words\n" + rootPem + other + intermediatePem + older + serverKey() + serverPem + serverPem
                + intermediatePem;

        TlsCertificate read = read(bundle, serverKey());

        assertThat(read.chain()).extracting(one -> one.getSubjectX500Principal().getName()).containsExactly("CN=server",
                "CN=intermediate");
        assertThat(read.leaf().getNotAfter().toInstant()).as("the renewed one").isEqualTo(
                NOW.plus(Duration.ofDays(10)));
    }

    @Test
    void read_selfSigned_isServedAlone() throws Exception {
        assertThat(read(rootPem, pem(new JcaPKCS8Generator(root.getPrivate(), null))).chain()).hasSize(1);
    }

    @Test
    void read_keyOfAnother_namesWhatIsThere() {
        assertThatThrownBy(() -> read(serverPem, pem(new JcaPKCS8Generator(root.getPrivate(), null))))
                .hasMessageContaining("key.pem: not the key of the certificate in").hasMessageContaining("CN=server");
    }

    @Test
    void read_encryptedKey_saysSo() throws Exception {
        String encrypted = pem(new JcaPKCS8EncryptedPrivateKeyInfoBuilder(server.getPrivate()).build(
                new JceOpenSSLPKCS8EncryptorBuilder(org.bouncycastle.openssl.PKCS8Generator.AES_256_CBC)
                        .setPassword("secret".toCharArray()).setProvider(
                                new org.bouncycastle.jce.provider.BouncyCastleProvider())
                        .build()));
        assertThatThrownBy(() -> read(serverPem, encrypted)).hasMessageContaining("encrypted")
                .hasMessageContaining("openssl pkey");
    }

    @Test
    void read_whatIsNoPem_saysSo() {
        assertThatThrownBy(() -> read("0\u0082\u0001", serverKey())).hasMessageContaining("not PEM");
        assertThatThrownBy(() -> read(serverPem, "hello")).hasMessageContaining("not PEM (expected: a private key");
        assertThatThrownBy(() -> read(serverPem, serverPem)).hasMessageContaining("holds no private key");
        assertThatThrownBy(() -> read(serverKey(), serverKey())).hasMessageContaining("holds no certificate");
        assertThatThrownBy(() -> read("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", serverKey()))
                .hasMessageContaining("certificates.pem: malformed");
    }

    @Test
    void read_missingDirectoryOrOpenToAll_saysSo() throws Exception {
        Path certificates = Files.writeString(directory.resolve("c.pem"), serverPem);
        Path key = key(serverKey());
        assertThatThrownBy(() -> TlsCertificate.read(directory.resolve("none"), key))
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> TlsCertificate.read(directory, key)).hasMessageContaining("a directory");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> TlsCertificate.read(certificates, key)).hasMessageContaining("chmod o-r");
    }

    @Test
    void outOfDate_expiredOrNotYet_saysWhen() throws Exception {
        TlsCertificate read = read(serverPem, serverKey());

        assertThat(read.outOfDate(NOW)).isEmpty();
        assertThat(read.outOfDate(NOW.plus(Duration.ofDays(11)))).get().asString().contains("expired at 2026-12-04");
        assertThat(read.outOfDate(NOW.minus(Duration.ofDays(2)))).get().asString()
                .contains("not valid before 2026-11-23");
    }
}
