package io.portcullis.gateway.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.gateway.sip.session.SipTransport;
import io.portcullis.gateway.sip.transport.Flow;
import io.portcullis.protocol.sip.Parameters;
import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.Via;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A response is taken from where its request went only.
class AnsweredByTest {
    private final Stage stage = new Stage(10, 10);
    private final List<Integer> heard = new ArrayList<>();

    private record Peer(SipTransport transport, InetSocketAddress remote, long connection,
            boolean open) implements Flow {
        static Peer of(String transport, String host, int port, long connection) {
            return new Peer(SipTransport.valueOf(transport), new InetSocketAddress(host, port), connection, true);
        }

        Peer closed() {
            return new Peer(transport, remote, connection, false);
        }

        @Override
        public InetSocketAddress local() {
            return new InetSocketAddress("192.0.2.1", 5060);
        }

        @Override
        public void send(byte[] message, Runnable failed) {}

        @Override
        public Flow onPort(int port) {
            return this;
        }

        @Override
        public void close() {}
    }

    /// Sends a request there, and lets the response come from here.
    private List<Integer> response(Flow there, Flow here) {
        Requests requests = stage.transactions.anyLoop();
        SipMessage request = SipMessage.request("INVITE", "sip:bob@example.org")
                .pushVia(new Via(there.transport().name(), "192.0.2.1", 5060,
                        Parameters.of("branch", requests.branch(""))))
                .maxForwards(70).add("From", "<sip:a@example.org>;tag=1").add("To", "<sip:b@example.org>")
                .add("Call-ID", "c").add("CSeq", "1 INVITE").build();
        requests.send(request, there, new ClientUser() {
            @Override
            public void response(SipMessage response) {
                heard.add(response.status());
            }

            @Override
            public void noAnswer(int status) {}
        });
        stage.receives(new String(SipMessage.response(request, 200).build().encode(), StandardCharsets.UTF_8), here);
        return heard;
    }

    @ParameterizedTest
    @CsvSource({"UDP, 192.0.2.7, 5060, 0, true", "UDP, 192.0.2.7, 5061, 0, false", "UDP, 192.0.2.8, 5060, 0, false",
        "TCP, 192.0.2.7, 5060, 5, false", "TLS, 192.0.2.7, 5060, 5, false"})
    void overUdp_theSameAddressAndPort(String transport, String host, int port, long connection, boolean taken) {
        assertThat(response(Peer.of("UDP", "192.0.2.7", 5060, 0), Peer.of(transport, host, port, connection)))
                .hasSize(taken ? 1 : 0);
        assertThat(stage.meters.get("portcullis.sip.strays").counter().count()).isEqualTo(taken ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource({"TLS, 192.0.2.7, 7, true", "TLS, 192.0.2.7, 8, false", "TCP, 192.0.2.7, 7, false",
        "UDP, 192.0.2.7, 0, false"})
    void overAConnection_thatConnection(String transport, String host, long connection, boolean taken) {
        assertThat(response(Peer.of("TLS", "192.0.2.7", 5060, 7), Peer.of(transport, host, 5060, connection)))
                .hasSize(taken ? 1 : 0);
    }

    @Test
    void overANewConnection_whenTheFirstIsGone_fromTheSameHost() {
        Peer gone = Peer.of("TLS", "192.0.2.7", 5060, 7).closed();
        assertThat(response(gone, Peer.of("TLS", "192.0.2.8", 6000, 8))).isEmpty();
        assertThat(response(gone, Peer.of("TCP", "192.0.2.7", 6000, 9))).isEmpty();
        assertThat(response(gone, Peer.of("TLS", "192.0.2.7", 6000, 10))).hasSize(1);
    }
}
