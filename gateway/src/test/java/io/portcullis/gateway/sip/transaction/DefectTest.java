package io.portcullis.gateway.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.gateway.sip.transport.Flow;
import io.portcullis.protocol.sip.SipMessage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A defect that a message meets costs only this message.
class DefectTest {
    private final Stage stage = new Stage(10, 10);
    private final SentFlow flow = SentFlow.udp("192.0.2.7");

    private void fails(boolean opensFirst, boolean later) {
        stage.transactions.user(new RequestUser() {
            @Override
            public void again(IncomingRequest request, byte number) {
                throw new AssertionError("no answer is made anew here");
            }

            @Override
            public void request(IncomingRequest request) {
                Runnable broken = () -> {
                    throw new IllegalStateException("what the message said");
                };
                if (later) {
                    request.open().orElseThrow().after(1, broken);
                } else {
                    if (opensFirst) {
                        assertThat(request.open()).isPresent();
                    }
                    broken.run();
                }
            }

            @Override
            public void ack(SipMessage ack, Flow from, Requests requests) {
                throw new StackOverflowError();
            }
        });
    }

    private double failures() {
        return stage.meters.get("portcullis.sip.failures").counter().count();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void request_thatBreaksItsHandler_isAnswered400_andLeavesNothing(boolean opensFirst) {
        fails(opensFirst, false);
        stage.receives(Stage.request("OPTIONS", "a"), flow);
        assertThat(flow.heard()).containsExactly("400 Bad Request");
        assertThat(failures()).isOne();
        assertThat(stage.transactions.count()).isZero();
    }

    @Test
    void request_thatBreaksATaskOfItsOwn_isAnswered400() {
        fails(true, true);
        stage.receives(Stage.request("OPTIONS", "a"), flow);
        stage.pass(100);
        assertThat(flow.heard()).containsExactly("400 Bad Request");
        assertThat(failures()).isOne();
    }

    @Test
    void ack_thatBreaksItsHandler_isDropped() {
        fails(false, false);
        stage.receives(Stage.request("ACK", "a"), flow);
        assertThat(flow.sent()).isEmpty();
        assertThat(failures()).isOne();
    }

    @Test
    void reply_thatBreaksItsHandler_isDropped_andTheTransactionGoesOn() {
        Requests requests = stage.transactions.anyLoop();
        String branch = requests.branch("");
        SipMessage request = SipMessage.request("OPTIONS", "sip:bob@example.org")
                .pushVia(new io.portcullis.protocol.sip.Via("UDP", "192.0.2.1", 5060,
                        io.portcullis.protocol.sip.Parameters.of("branch", branch)))
                .maxForwards(70).add("From", "<sip:a@example.org>;tag=1").add("To", "<sip:b@example.org>")
                .add("Call-ID", "c").add("CSeq", "1 OPTIONS").build();
        requests.send(request, flow, new ClientUser() {
            @Override
            public void response(SipMessage response) {
                throw new IllegalStateException();
            }

            @Override
            public void noAnswer(int status) {}
        });
        for (int status : new int[] {180, 200}) {
            stage.receives(new String(SipMessage.response(request, status).build().encode(), StandardCharsets.UTF_8),
                    flow);
        }
        assertThat(failures()).isEqualTo(2);
        stage.pass(10_000);
        assertThat(stage.transactions.count()).isZero();
    }
}
