package io.portcullis.gateway.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.gateway.config.ConfigReader;
import io.portcullis.gateway.config.TlsConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadingServerTlsTest {
    private static final TlsConfig CONFIG = ConfigReader.defaults().tls();

    @TempDir
    Path directory;
    private Path certificate = Path.of("");
    private Path key = Path.of("");

    @BeforeEach
    void makeCertificate() {
        certificate = directory.resolve("certificate.pem");
        key = directory.resolve("key.pem");
        SelfSignedCertificate.create("one.example", certificate, key, new SecureRandom(), Clock.systemUTC());
    }

    @Test
    void reload_newFiles_serveNewConnectionsOnly() throws Exception {
        try (ReloadingServerTls tls = new ReloadingServerTls(CONFIG, certificate, key);
                TlsPair old = TlsPair.of(tls, "TLSv1.3")) {
            byte[] before = old.bindings().getLast().data();
            assertThat(tls.reload()).isFalse();
            replace("two.example");
            assertThat(tls.reload()).isTrue();

            try (TlsPair next = TlsPair.of(tls, "TLSv1.3")) {
                assertThat(subject(next)).isEqualTo("CN=two.example");
                assertThat(next.bindings().getLast().data()).isNotEqualTo(before);
            }
            assertThat(old.bindings().getLast().data()).isEqualTo(before);
            assertThat(old.say("still here")).isEqualTo("still here");
        }
    }

    @Test
    void reload_brokenFile_keepsTheOldOne() throws Exception {
        try (ReloadingServerTls tls = new ReloadingServerTls(CONFIG, certificate, key)) {
            Files.writeString(certificate, "-----BEGIN CERTIFICATE-----\n");
            Files.setLastModifiedTime(certificate, FileTime.fromMillis(1));

            assertThat(tls.reload()).isFalse();
            try (TlsPair pair = TlsPair.of(tls, "TLSv1.3")) {
                assertThat(subject(pair)).isEqualTo("CN=one.example");
            }
        }
    }

    /// Tools that restore or copy files keep their times.
    @Test
    void reload_otherContentOfTheSameTime_isSeen() throws Exception {
        FileTime time = Files.getLastModifiedTime(certificate);
        FileTime keyTime = Files.getLastModifiedTime(key);
        try (ReloadingServerTls tls = new ReloadingServerTls(CONFIG, certificate, key)) {
            replace("two.example");
            Files.setLastModifiedTime(certificate, time);
            Files.setLastModifiedTime(key, keyTime);

            assertThat(tls.reload()).isTrue();
            Files.setLastModifiedTime(certificate, FileTime.fromMillis(5));
            assertThat(tls.reload()).as("only touched").isFalse();
        }
    }

    @Test
    void reload_expiredOne_keepsTheOldOne() throws Exception {
        Clock future = Clock.offset(Clock.systemUTC(), java.time.Duration.ofDays(4_000));
        try (ReloadingServerTls tls = new ReloadingServerTls(CONFIG, certificate, key, future)) {
            replace("two.example");

            assertThat(tls.reload()).isFalse();
        }
    }

    @Test
    void open_keyOfAnother_isRefused() {
        Path other = directory.resolve("other.pem");
        SelfSignedCertificate.create("x", directory.resolve("x.pem"), other, new SecureRandom(), Clock.systemUTC());

        assertThatThrownBy(() -> new ReloadingServerTls(CONFIG, certificate, other))
                .hasMessageContaining("other.pem: not the key of the certificate in");
    }

    @Test
    void create_key_isItsOwnersAlone() throws Exception {
        assertThat(Files.getPosixFilePermissions(key)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void create_names_areDomainAndLoopback() {
        Collection<List<?>> names = names(TlsCertificate.read(certificate, key).leaf());

        assertThat(names).extracting(name -> String.valueOf(name.get(1))).containsExactlyInAnyOrder("one.example",
                "localhost",
                "127.0.0.1", "0:0:0:0:0:0:0:1");
    }

    private static Collection<List<?>> names(X509Certificate leaf) {
        try {
            return leaf.getSubjectAlternativeNames();
        } catch (java.security.cert.CertificateParsingException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    private void replace(String domain) throws Exception {
        Path nextCertificate = directory.resolve("next-certificate.pem");
        Path nextKey = directory.resolve("next-key.pem");
        SelfSignedCertificate.create(domain, nextCertificate, nextKey, new SecureRandom(), Clock.systemUTC());
        Files.setLastModifiedTime(nextCertificate, FileTime.fromMillis(1_000));
        Files.move(nextKey, key, StandardCopyOption.REPLACE_EXISTING);
        Files.move(nextCertificate, certificate, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String subject(TlsPair pair) throws Exception {
        return ((X509Certificate) pair.clientSession().getPeerCertificates()[0]).getSubjectX500Principal().toString();
    }
}
