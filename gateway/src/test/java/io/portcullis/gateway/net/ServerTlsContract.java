package io.portcullis.gateway.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.portcullis.protocol.sasl.ChannelBinding;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for server TLS, whoever does the cryptography.
interface ServerTlsContract {
    Duration TIMEOUT = Duration.ofSeconds(10);

    ServerTls open(TlsCertificate certificate);

    static TlsCertificate certificate(Path directory) {
        Path certificate = directory.resolve("certificate.pem");
        Path key = directory.resolve("key.pem");
        SelfSignedCertificate.create("example.org", certificate, key, new SecureRandom(), Clock.systemUTC());
        return TlsCertificate.read(certificate, key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"})
    default void channelBindings_tls13_equalTheClients(String suite, @TempDir Path directory) throws Exception {
        try (ServerTls tls = open(certificate(directory)); TlsPair pair = TlsPair.of(tls, "TLSv1.3", suite)) {
            byte[] exported = pair.clientSession().exportKeyingMaterialData("EXPORTER-Channel-Binding", new byte[0],
                    32);
            byte[] certificate = pair.clientSession().getPeerCertificates()[0].getEncoded();

            assertThat(pair.clientSession().getCipherSuite()).isEqualTo(suite);
            assertThat(pair.bindings()).extracting(ChannelBinding::type).containsExactly("tls-exporter",
                    "tls-server-end-point");
            assertThat(pair.bindings().getFirst().data()).isEqualTo(exported);
            assertThat(pair.bindings().getLast().data())
                    .isEqualTo(MessageDigest.getInstance("SHA-256").digest(certificate));
        }
    }

    @Test
    default void channelBindings_twoConnections_differ(@TempDir Path directory) throws Exception {
        try (ServerTls tls = open(certificate(directory));
                TlsPair one = TlsPair.of(tls, "TLSv1.3");
                TlsPair other = TlsPair.of(tls, "TLSv1.3")) {
            assertThat(one.bindings().getFirst().data()).isNotEqualTo(other.bindings().getFirst().data());
            assertThat(one.bindings().getLast().data()).isEqualTo(other.bindings().getLast().data());
        }
    }

    @Test
    default void channelBindings_tls12_isEndPointOnly(@TempDir Path directory) throws Exception {
        try (ServerTls tls = open(certificate(directory)); TlsPair pair = TlsPair.of(tls, "TLSv1.2")) {
            assertThat(pair.bindings()).extracting(ChannelBinding::type).containsExactly("tls-server-end-point");
        }
    }

    @Test
    default void channelBindings_beforeHandshake_isEmpty(@TempDir Path directory) {
        try (ServerTls tls = open(certificate(directory))) {
            SslHandler handler = tls.newHandler(UnpooledByteBufAllocator.DEFAULT);
            assertThat(tls.channelBindings(handler)).isEmpty();
            ReferenceCountUtil.release(handler.engine());
        }
    }

    @Test
    default void handshake_oldProtocol_isRefused(@TempDir Path directory) {
        try (ServerTls tls = open(certificate(directory))) {
            assertThat(TlsPair.connects(tls, "TLSv1.1")).isFalse();
            assertThat(TlsPair.connects(tls, "TLSv1.2")).isTrue();
        }
    }

    @Test
    default void applicationData_passesWhole(@TempDir Path directory) throws Exception {
        String text = "x".repeat(40_000);
        try (ServerTls tls = open(certificate(directory)); TlsPair pair = TlsPair.of(tls, "TLSv1.3")) {
            assertThat(pair.connected()).isTrue();
            assertThat(pair.say("hello")).isEqualTo("hello");
            assertThat(pair.say(text)).isEqualTo(text);
        }
    }
}
