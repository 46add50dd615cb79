package io.portcullis.gateway.net;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslHandler;
import io.portcullis.gateway.config.TlsConfig;
import io.portcullis.protocol.sasl.ChannelBinding;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Server TLS whose certificate can be replaced while it runs: new connections get the new one, old ones keep theirs.
public final class ReloadingServerTls implements ServerTls {
    private static final Logger LOG = LoggerFactory.getLogger(ReloadingServerTls.class);

    /// The two files as they were read; times say nothing, for tools restore and copy them.
    private record Pair(PemFile certificate, PemFile key) {
        static Pair read(Path certificate, Path key) {
            return new Pair(PemFile.read(certificate), PemFile.read(key).secret());
        }

        boolean same(Pair other) {
            return certificate.sameContent(other.certificate) && key.sameContent(other.key);
        }
    }

    private final TlsConfig.Provider provider;
    private final Duration handshakeTimeout;
    private final Path certificateFile;
    private final Path keyFile;
    private final InstantSource clock;
    private Pair taken;
    private String lastProblem = "";
    private ServerTls current;

    /// Reads the certificate.
    ///
    /// @throws IllegalStateException when it cannot be used, or when BoringSSL is asked for by name and does not load
    public ReloadingServerTls(TlsConfig config, Path certificateFile, Path keyFile) {
        this(config, certificateFile, keyFile, InstantSource.system());
    }

    ReloadingServerTls(TlsConfig config, Path certificateFile, Path keyFile, InstantSource clock) {
        this.clock = clock;
        this.handshakeTimeout = config.handshakeTimeout();
        this.certificateFile = certificateFile;
        this.keyFile = keyFile;
        this.provider = switch (config.provider()) {
            case AUTO -> BoringSslServerTls.available() ? TlsConfig.Provider.BORINGSSL : TlsConfig.Provider.JDK;
            case BORINGSSL -> requireBoringSsl();
            case JDK -> TlsConfig.Provider.JDK;
        };
        this.taken = Pair.read(certificateFile, keyFile);
        TlsCertificate certificate = TlsCertificate.of(taken.certificate(), taken.key());
        certificate.outOfDate(clock.instant())
                .ifPresent(why -> LOG.warn("{}: {}; clients will refuse it", certificateFile, why));
        this.current = open(certificate);
    }

    private static TlsConfig.Provider requireBoringSsl() {
        if (!BoringSslServerTls.available()) {
            throw new IllegalStateException("tls.provider: boringssl (its native library does not load here)");
        }
        return TlsConfig.Provider.BORINGSSL;
    }

    private ServerTls open(TlsCertificate certificate) {
        return provider == TlsConfig.Provider.JDK
                ? new JdkServerTls(certificate, handshakeTimeout)
                : new BoringSslServerTls(certificate, handshakeTimeout);
    }

    /// Who does the cryptography: never `AUTO`.
    public TlsConfig.Provider provider() {
        return provider;
    }

    /// Takes the files' certificate if they hold another one; one that cannot be used is logged once and the old one
    /// serves on. Blocks; not for an event loop; one thread.
    ///
    /// @return whether a new certificate serves
    public boolean reload() {
        try {
            Pair now = Pair.read(certificateFile, keyFile);
            if (now.same(taken)) {
                lastProblem = "";
                return false;
            }
            TlsCertificate next = TlsCertificate.of(now.certificate(), now.key());
            next.outOfDate(clock.instant()).ifPresent(why -> {
                throw new IllegalStateException(certificateFile + ": " + why);
            });
            swap(open(next));
            taken = now;
            lastProblem = "";
            LOG.info("TLS certificate reloaded from {}", certificateFile);
            return true;
        } catch (IllegalStateException unusable) {
            report(String.valueOf(unusable.getMessage()));
            return false;
        }
    }

    private void report(String problem) {
        if (!problem.equals(lastProblem)) {
            lastProblem = problem;
            LOG.error("TLS certificate not reloaded, the old one serves on: {}", problem);
        }
    }

    private synchronized void swap(ServerTls next) {
        ServerTls old = current;
        current = next;
        old.close();
    }

    @Override
    public synchronized SslHandler newHandler(ByteBufAllocator allocator) {
        return current.newHandler(allocator);
    }

    @Override
    public List<ChannelBinding> channelBindings(SslHandler handler) {
        return ((TlsHandler) handler).channelBindings();
    }

    @Override
    public synchronized void close() {
        current.close();
    }
}
