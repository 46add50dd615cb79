package io.portcullis.gateway.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoringSslServerTlsTest implements ServerTlsContract {
    @Override
    public ServerTls open(TlsCertificate certificate) {
        assertThat(BoringSslServerTls.available()).isTrue();
        return new BoringSslServerTls(certificate, TIMEOUT);
    }

    @Test
    void handshake_endedByClient_leavesNoSecret(@TempDir Path directory) throws Exception {
        try (BoringSslServerTls tls = new BoringSslServerTls(ServerTlsContract.certificate(directory), TIMEOUT)) {
            for (int i = 0; i < 20; i++) {
                try (TlsPair pair = TlsPair.distrusting(tls)) {
                    assertThat(pair.connected()).isFalse();
                    assertThat(pair.bindings()).isEmpty();
                }
            }
            assertThat(tls.unfinished()).isZero();
        }
    }

    @Test
    void handshake_cutByServer_leavesNoSecret(@TempDir Path directory) throws Exception {
        try (BoringSslServerTls tls = new BoringSslServerTls(ServerTlsContract.certificate(directory), TIMEOUT)) {
            try (TlsPair pair = TlsPair.silentAfterHello(tls)) {
                assertThat(pair.connected()).isFalse();
                assertThat(tls.unfinished()).isEqualTo(1);
            }
            assertThat(tls.unfinished()).isZero();
        }
    }

    @Test
    void handshake_done_leavesNoSecret(@TempDir Path directory) throws Exception {
        try (BoringSslServerTls tls = new BoringSslServerTls(ServerTlsContract.certificate(directory), TIMEOUT);
                TlsPair pair = TlsPair.of(tls, "TLSv1.3")) {
            assertThat(pair.connected()).isTrue();
            assertThat(tls.unfinished()).isZero();
        }
    }
}
