package io.portcullis.gateway.sip.session;

import static io.portcullis.gateway.sip.session.Samples.ALICE;
import static io.portcullis.gateway.sip.session.Samples.address;
import static io.portcullis.gateway.sip.session.Samples.party;
import static io.portcullis.gateway.sip.session.Samples.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.gateway.sip.session.Dialog.Answer;
import io.portcullis.gateway.sip.session.Dialog.Passage;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialogTest {
    private static final Opener OTHER = new Opener(ALICE, Optional.of(new AppPasswordId("phone2")), 7);
    private static final Party CALLER = party(1);
    private static final Party FIRST = party(2);
    private static final Party SECOND = party(3);
    private static final Leg CALLING = new Leg(CALLER, "sip:alice@192.0.2.7:1", List.of(), 4, true);
    private static final Dialog CALL = call(true).answeredBy(1, answer("second", false))
            .answeredBy(1, answer("second", true));

    private static Dialog call(boolean invite) {
        return Dialog.early("call", "caller", invite, CALLING, List.of(FIRST, SECOND));
    }

    private static Answer answer(String tag, boolean confirms) {
        return new Answer(tag, "sip:" + tag + "@192.0.2.7", List.of("<sip:proxy.example.net;lr>"), confirms);
    }

    @Test
    void request_ofTheCaller_goesToTheCalleeOfItsTag() {
        assertThat(CALL.passage("call", "caller", "second", address(1)))
                .contains(new Passage(CALLING.party(), SECOND, true));
    }

    @Test
    void request_ofTheCallee_goesToTheCaller() {
        assertThat(CALL.passage("call", "second", "caller", address(3)))
                .contains(new Passage(SECOND, CALLING.party(), false));
    }

    @Test
    void request_ofAPlaceThatHasNotAnswered_isKnownByItsAddress() {
        assertThat(CALL.passage("call", "new", "caller", address(2)))
                .contains(new Passage(FIRST, CALLING.party(), false));
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
            flooded = flooded.answeredBy(0, answer("t" + i, false));
        }
        assertThat(flooded.callees()).hasSize(Dialog.MOST_CALLEES).containsKey("second");
        assertThat(flooded.answeredBy(0, answer("accepts", true)).callees()).hasSize(Dialog.MOST_CALLEES)
                .containsKeys("second", "accepts");
    }

    @Test
    void whoAccepts_isKeptMoreOf_upToABound_whoRingsIsNot() {
        Dialog flooded = call(true).answeredBy(0, answer("rings", false));
        for (int i = 0; i < 20; i++) {
            flooded = flooded.answeredBy(0, answer("t" + i, true));
        }
        assertThat(flooded.callees()).hasSize(21);
        assertThat(flooded.callees().values().stream().filter(leg -> !leg.target().isEmpty()))
                .hasSize(Dialog.MOST_KEPT).allMatch(Leg::confirmed);
        assertThat(flooded.farewells()).isEmpty();
        assertThat(flooded.after(Samples.OPENER::equals).farewells()).hasSize(40);
    }

    @Test
    void answerRepeated_changesNothing() {
        assertThat(CALL.answeredBy(1, new Answer("second", "sip:other@192.0.2.9", List.of(), true))).isEqualTo(CALL);
        assertThat(CALL.answeredBy(1, answer("second", false))).isEqualTo(CALL);
    }

    @Test
    void whatPhonesWrite_isBounded() {
        String longest = "sip:" + "x".repeat(Leg.LONGEST - 4);
        Leg kept = new Leg(CALLER, longest, Collections.nCopies(Leg.MOST_ROUTES, longest), 0, true);
        assertThat(kept.target()).isEqualTo(longest);
        assertThat(kept.routes()).hasSize(Leg.MOST_ROUTES);
        Leg dropped = new Leg(CALLER, longest + "x", Collections.nCopies(Leg.MOST_ROUTES + 1, longest), 0, true);
        assertThat(dropped.target()).isEmpty();
        assertThat(dropped.routes()).isEmpty();
        assertThat(new Leg(CALLER, "", List.of(longest + "x"), 0, true).routes()).isEmpty();
    }

    @Test
    void callOfAnEndedLogin_isSaidGoodByeOnBothEnds_inTheOthersName() {
        Dialog after = CALL.leg(true, "second", leg -> leg.sent(9).sent(7))
                .leg(false, "second", leg -> leg.sent(3).at("sip:second@192.0.2.7:99").at(""))
                .moved(SECOND, Party.of(OTHER, udp(8))).after(OTHER::equals);
        assertThat(after.farewells()).hasSize(2).satisfiesExactlyInAnyOrder(
                toCallee -> {
                    assertThat(toCallee.callId()).isEqualTo("call");
                    assertThat(toCallee.from().tag()).isEqualTo("caller");
                    assertThat(toCallee.from().leg().sent()).isEqualTo(9);
                    assertThat(toCallee.to().tag()).isEqualTo("second");
                    assertThat(toCallee.to().leg().party().location()).isEqualTo(udp(8));
                    assertThat(toCallee.to().leg().target()).isEqualTo("sip:second@192.0.2.7:99");
                    assertThat(toCallee.to().leg().routes()).containsExactly("<sip:proxy.example.net;lr>");
                },
                toCaller -> {
                    assertThat(toCaller.from().tag()).isEqualTo("second");
                    assertThat(toCaller.from().leg().sent()).isEqualTo(3);
                    assertThat(toCaller.to().tag()).isEqualTo("caller");
                    assertThat(toCaller.to().leg()).isEqualTo(CALLING.sent(9));
                });
        assertThat(after.hungUp().callees()).isEmpty();
        assertThat(after.hungUp().farewells()).isEmpty();
    }

    @Test
    void farewell_isForThoseWhoAccepted_andWhoseLoginEnded() {
        assertThat(CALL.farewells()).isEmpty();
        assertThat(CALL.after(OTHER::equals).farewells()).isEmpty();
        Dialog ringsElsewhere = CALL.answeredBy(0, answer("rings", false)).after(Samples.OPENER::equals);
        assertThat(ringsElsewhere.farewells()).hasSize(2).allMatch(said -> !said.from().tag().equals("rings")
                && !said.to().tag().equals("rings"));
        Dialog twoAccepted = CALL.answeredBy(0, answer("first", true)).moved(SECOND, Party.of(OTHER, udp(8)))
                .after(OTHER::equals);
        assertThat(twoAccepted.farewells()).hasSize(2);
        assertThat(twoAccepted.hungUp().callees()).containsOnlyKeys("first");
    }

    @Test
    void subscription_isForgotten_withoutAWord() {
        Dialog after = call(false).answeredBy(0, answer("first", true)).after(Samples.OPENER::equals);
        assertThat(after.farewells()).isEmpty();
        assertThat(after.hungUp().callees()).isEmpty();
    }

    @Test
    void login_isFoundWhereverItStands() {
        assertThat(CALL.involves(Samples.OPENER::equals)).isTrue();
        assertThat(CALL.involves(OTHER::equals)).isFalse();
        assertThat(CALL.moved(SECOND, Party.of(OTHER, udp(8))).involves(OTHER::equals)).isTrue();
        assertThat(CALL.moved(CALLER, Party.of(OTHER, udp(8))).involves(OTHER::equals)).isTrue();
    }

    @Test
    void revokedLogin_speaksNoMore_butIsStillReached() {
        AuthEvent event = new AuthEvent.AppPasswordRevoked(ALICE, Instant.EPOCH, 8, new AppPasswordId("phone1"));
        Dialog after = CALL.after(opener -> opener.endedBy(event));
        Passage passage = after.passage("call", "caller", "second", address(1)).orElseThrow();
        assertThat(passage.sender().speaksFrom(SipTransport.UDP, 0, address(1))).isFalse();
        assertThat(CALLER.speaksFrom(SipTransport.UDP, 0, address(1))).isTrue();
    }

    @Test
    void movedParty_isReachedAtItsNewPlace() {
        Dialog moved = CALL.moved(SECOND, party(8));
        assertThat(moved.passage("call", "caller", "second", address(1)))
                .contains(new Passage(CALLING.party(), party(8), true));
    }

    private static Leg leg(PhoneLocation location, String target, String... routes) {
        return Leg.callee(Party.of(Samples.OPENER, location), target, List.of(routes), 0);
    }

    @ParameterizedTest
    @CsvSource({"sip:a@192.0.2.7:7000, UDP, 7000", "sip:a@192.0.2.7, UDP, 5060", "sip:a@192.0.2.7:1, UDP, 1",
        "sip:a@192.0.2.7:7000;transport=tcp, TCP, 7000", "sip:a@10.0.0.1:7000, UDP, 1",
        "sip:a@198.51.100.9:7000, UDP, 1", "sip:a@phone.invalid, UDP, 1", "'', UDP, 1"})
    void phoneOverUdp_isReachedAtItsContact_ifThatIsItsAddress(String contact, SipTransport transport, int port) {
        PhoneLocation location = leg(udp(1), contact).party().location();
        assertThat(location.transport()).isEqualTo(transport);
        assertThat(location.address()).isEqualTo(address(port));
        assertThat(location.source()).isEqualTo(address(1));
    }

    @Test
    void phoneBehindItsOwnProxy_isReachedByTheProxy() {
        assertThat(leg(udp(1), "sip:a@192.0.2.7:7000", "<sip:192.0.2.7:8000;lr>").party().location().address())
                .isEqualTo(address(8000));
        assertThat(leg(udp(1), "sip:a@192.0.2.7:7000", "<sip:proxy.example.net;lr>").party().location().address())
                .isEqualTo(address(1));
    }

    @ParameterizedTest
    @CsvSource({"TCP, sip:a@192.0.2.7:7000;transport=tcp, TCP, true", "TCP, sip:a@192.0.2.7:1, TCP, true",
        "TCP, sip:a@10.0.0.1:1, TCP, false", "TLS, sip:a@192.0.2.7:7000;transport=tcp, TLS, true"})
    void phoneByConnection_keepsIt_andListensAtItsContact(SipTransport came, String contact, SipTransport transport,
            boolean listens) {
        PhoneLocation location = leg(new PhoneLocation(came, 4, address(1), address(1)), contact).party().location();
        assertThat(location.transport()).isEqualTo(transport);
        assertThat(location.connection()).isEqualTo(4);
        assertThat(location.listens()).isEqualTo(listens);
    }

    @Test
    void targetThatMoves_movesWhereRequestsGo() {
        Leg moved = leg(udp(1), "sip:a@192.0.2.7:7000").at("sip:a@192.0.2.7:7001");
        assertThat(moved.party().location().address()).isEqualTo(address(7001));
        assertThat(moved.at("").party().location().address()).isEqualTo(address(7001));
        assertThat(moved.at("sip:a@10.0.0.1:7002").party().location().address()).isEqualTo(address(7001));
    }

    @ParameterizedTest
    @CsvSource({"UDP, 0, 1, true", "UDP, 0, 2, false", "TCP, 0, 1, false", "TLS, 4, 1, false"})
    void partyOverUdp_speaksFromItsAddressOnly(SipTransport transport, long connection, int port, boolean speaks) {
        assertThat(CALLER.speaksFrom(transport, connection, address(port))).isEqualTo(speaks);
    }

    @Test
    void partyOverTls_speaksByItsConnectionOnly() {
        Party secure = Party.of(Samples.OPENER, new PhoneLocation(SipTransport.TLS, 4, address(1), address(1)));
        assertThat(secure.speaksFrom(SipTransport.TLS, 4, address(1))).isTrue();
        assertThat(secure.speaksFrom(SipTransport.TLS, 5, address(1))).isFalse();
    }
}
