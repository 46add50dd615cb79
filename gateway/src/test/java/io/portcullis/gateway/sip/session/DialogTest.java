package io.portcullis.gateway.sip.session;

import static io.portcullis.gateway.sip.session.Samples.ALICE;
import static io.portcullis.gateway.sip.session.Samples.address;
import static io.portcullis.gateway.sip.session.Samples.party;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.gateway.sip.session.Dialog.Passage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialogTest {
    private static final Party CALLER = party(1);
    private static final Party FIRST = party(2);
    private static final Party SECOND = party(3);
    private static final Dialog CALL = Dialog.early("call", "caller", CALLER, List.of(FIRST, SECOND), 5)
            .answeredBy("second", 1, false, 6).answeredBy("second", 1, true, 7);

    @Test
    void request_ofTheCaller_goesToTheCalleeOfItsTag() {
        assertThat(CALL.passage("call", "caller", "second", address(1))).contains(new Passage(CALLER, SECOND, true));
    }

    @Test
    void request_ofTheCallee_goesToTheCaller() {
        assertThat(CALL.passage("call", "second", "caller", address(3))).contains(new Passage(SECOND, CALLER, false));
    }

    @Test
    void request_ofAPlaceThatHasNotAnswered_isKnownByItsAddress() {
        assertThat(CALL.passage("call", "new", "caller", address(2))).contains(new Passage(FIRST, CALLER, false));
        assertThat(CALL.passage("call", "new", "caller", address(9))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"other, caller, second", "call, caller, unknown", "call, caller, ''", "call, second, second",
        "call, stranger, second"})
    void request_thatDoesNotFit_hasNoWay(String callId, String from, String to) {
        assertThat(CALL.passage(callId, from, to, address(1))).isEmpty();
    }

    @Test
    void answer_confirms_once() {
        assertThat(CALL.confirmed()).isTrue();
        assertThat(CALL.callees()).containsOnlyKeys("second");
        assertThat(CALL.without("second").callees()).isEmpty();
    }

    @Test
    void tags_areBounded() {
        Dialog flooded = CALL;
        for (int i = 0; i < 200; i++) {
            flooded = flooded.answeredBy("t" + i, 0, false, 8);
        }
        assertThat(flooded.callees()).hasSize(Dialog.MOST_CALLEES);
    }

    @Test
    void revokedLogin_speaksNoMore_butIsStillReached() {
        Dialog after = CALL
                .after(new AuthEvent.AppPasswordRevoked(ALICE, Instant.EPOCH, 8, new AppPasswordId("phone1")));
        Passage passage = after.passage("call", "caller", "second", address(1)).orElseThrow();
        assertThat(passage.sender().speaksFrom(SipTransport.UDP, 0, address(1))).isFalse();
        assertThat(CALLER.speaksFrom(SipTransport.UDP, 0, address(1))).isTrue();
    }

    @Test
    void movedParty_isReachedAtItsNewPlace() {
        Dialog moved = CALL.moved(SECOND, party(8));
        assertThat(moved.passage("call", "caller", "second", address(1))).contains(new Passage(CALLER, party(8), true));
    }

    @ParameterizedTest
    @CsvSource({"UDP, 0, 1, true", "UDP, 0, 2, false", "TCP, 0, 1, false", "TLS, 4, 1, false"})
    void partyOverUdp_speaksFromItsAddressOnly(SipTransport transport, long connection, int port, boolean speaks) {
        assertThat(CALLER.speaksFrom(transport, connection, address(port))).isEqualTo(speaks);
    }

    @Test
    void partyOverTls_speaksByItsConnectionOnly() {
        Party secure = Party.of(Samples.OPENER, new Reach(SipTransport.TLS, 4, address(1), address(1)));
        assertThat(secure.speaksFrom(SipTransport.TLS, 4, address(1))).isTrue();
        assertThat(secure.speaksFrom(SipTransport.TLS, 5, address(1))).isFalse();
    }
}
