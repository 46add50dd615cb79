package io.portcullis.gateway.net;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslHandler;
import io.portcullis.gateway.config.TlsConfig;
import io.portcullis.protocol.sasl.ChannelBinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Server TLS whose certificate can be replaced while it runs: new connections get the new one, old ones keep theirs.
public final class ReloadingServerTls implements ServerTls {
    private static final Logger LOG = LoggerFactory.getLogger(ReloadingServerTls.class);

    /// When the files were last written.
    private record Written(FileTime certificate, FileTime key) {}

    private final TlsConfig.Provider provider;
    private final Duration handshakeTimeout;
    private final Path certificateFile;
    private final Path keyFile;
    private Written written;
    private ServerTls current;

    /// Reads the certificate.
    ///
    /// @throws IllegalStateException when it cannot be used, or when BoringSSL is asked for by name and does not load
    public ReloadingServerTls(TlsConfig config, Path certificateFile, Path keyFile) {
        this.handshakeTimeout = config.handshakeTimeout();
        this.certificateFile = certificateFile;
        this.keyFile = keyFile;
        this.provider = switch (config.provider()) {
            case AUTO -> BoringSslServerTls.available() ? TlsConfig.Provider.BORINGSSL : TlsConfig.Provider.JDK;
            case BORINGSSL -> requireBoringSsl();
            case JDK -> TlsConfig.Provider.JDK;
        };
        this.written = written();
        this.current = open(TlsCertificate.read(certificateFile, keyFile));
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

    private Written written() {
        try {
            return new Written(Files.getLastModifiedTime(certificateFile), Files.getLastModifiedTime(keyFile));
        } catch (IOException missing) {
            throw new IllegalStateException(certificateFile + ", " + keyFile + ": cannot be read", missing);
        }
    }

    /// Who does the cryptography: never `AUTO`.
    public TlsConfig.Provider provider() {
        return provider;
    }

    /// Takes the files' certificate if they were written since; one that cannot be used is logged and the old one
    /// serves on. Blocks; not for an event loop.
    ///
    /// @return whether a new certificate serves
    public boolean reload() {
        try {
            Written now = written();
            if (now.equals(written)) {
                return false;
            }
            swap(open(TlsCertificate.read(certificateFile, keyFile)), now);
            LOG.info("TLS certificate reloaded from {}", certificateFile);
            return true;
        } catch (IllegalStateException unusable) {
            LOG.error("TLS certificate not reloaded, the old one serves on: {}", unusable.getMessage());
            return false;
        }
    }

    private synchronized void swap(ServerTls next, Written now) {
        ServerTls old = current;
        current = next;
        written = now;
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
