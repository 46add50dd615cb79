package io.portcullis.gateway.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.portcullis.gateway.config.ConfigReader;
import io.portcullis.gateway.config.ConfigResult;
import io.portcullis.protocol.sip.SipMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of calls whose login is taken away.
class EndedCallsIT extends AliceAndBob {
    private Phone.Draft sent;
    private SipMessage invite;

    @BeforeEach
    void ring() {
        sent = Calls.invite(alice, BOB, alice.contact());
        invite = bob.expect("INVITE");
    }

    private SipMessage established() {
        bob.accept(invite);
        SipMessage ok = alice.expect(200);
        alice.wire.send(byAlice("ACK", ok).number(sent.cseqNumber()).text());
        bob.expect("ACK");
        return ok;
    }

    private Phone.Draft byAlice(String method, SipMessage ok) {
        Phone.Draft draft = alice.draft(method, bob.contact(), ok.callId()).toHeader(ok.header("To").orElseThrow());
        return Calls.routes(draft, ok.recordRoutes().reversed());
    }

    private Phone.Draft byBob(String method, SipMessage ok) {
        Phone.Draft draft = bob.draft(method, alice.contact(), ok.callId())
                .toHeader(ok.header("From").orElseThrow()).fromTag(ok.to().tag().orElseThrow());
        return Calls.routes(draft, invite.recordRoutes());
    }

    private double dialogs() {
        return server.meters.get("portcullis.sip.dialogs").gauge().value();
    }

    private double callsEnded() {
        return server.meters.get("portcullis.sip.calls.ended").counter().count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "bob"})
    void call_isEndedOnBothSides_whoseverLoginEnds(String whose) {
        SipMessage ok = established();
        server.revoke(whose);

        SipMessage toBob = bob.expect("BYE");
        assertThat(toBob.requestUri()).isEqualTo(bob.contact());
        assertThat(toBob.callId()).isEqualTo(ok.callId());
        assertThat(toBob.from()).isEqualTo(ok.from());
        assertThat(toBob.to()).isEqualTo(ok.to());
        assertThat(toBob.cseq().number()).isEqualTo(sent.cseqNumber() + 1);
        assertThat(toBob.routes()).isEmpty();
        bob.reply(toBob, 200, "");
        SipMessage toAlice = alice.expect("BYE");
        assertThat(toAlice.requestUri()).isEqualTo(alice.contact());
        assertThat(toAlice.from()).isEqualTo(ok.to());
        assertThat(toAlice.to()).isEqualTo(ok.from());
        alice.reply(toAlice, 200, "");

        assertThat(byAlice("INFO", ok).exchange().status()).isEqualTo(481);
        assertThat(byBob("BYE", ok).exchange().status()).isEqualTo(481);
        assertThat(dialogs()).isZero();
        assertThat(callsEnded()).isEqualTo(1);
        alice.expectSilence();
        bob.expectSilence();
    }

    @Test
    void call_afterReinvites_isEndedWhereThePhonesAreNow_byTheirNextNumber() {
        SipMessage ok = established();
        String hers = alice.contact().replace("alice@", "alice-moved@");
        Phone.Draft reinvite = byAlice("INVITE", ok).header("Contact", "<" + hers + ">");
        alice.wire.send(reinvite.text());
        SipMessage again = bob.expect("INVITE");
        String his = bob.contact().replace("bob@", "bob-moved@");
        bob.reply(again, 200, "Contact: <" + his + ">\r\n");
        alice.expect(200);
        Phone.Draft info = byBob("INFO", ok).number(77);
        bob.wire.send(info.text());
        alice.reply(alice.expect("INFO"), 200, "");
        bob.expect(200);

        server.revoke("alice");

        SipMessage toBob = bob.expect("BYE");
        assertThat(toBob.requestUri()).isEqualTo(his);
        assertThat(toBob.cseq().number()).isEqualTo(reinvite.cseqNumber() + 1);
        SipMessage toAlice = alice.expect("BYE");
        assertThat(toAlice.requestUri()).isEqualTo(hers);
        assertThat(toAlice.cseq().number()).isEqualTo(78);
        bob.reply(toBob, 200, "");
        alice.reply(toAlice, 200, "");
    }

    @Test
    void refusedReinvite_movesNobody() {
        SipMessage ok = established();
        Phone.Draft reinvite = byAlice("INVITE", ok).header("Contact", "<sip:elsewhere@192.0.2.1>");
        alice.wire.send(reinvite.text());
        bob.reply(bob.expect("INVITE"), 488, "");
        bob.expect("ACK");
        alice.wire.send(reinvite.ackOf(alice.expect(488)));

        server.revoke("bob");

        SipMessage toAlice = alice.expect("BYE");
        assertThat(toAlice.requestUri()).isEqualTo(alice.contact());
        alice.reply(toAlice, 200, "");
        bob.reply(bob.expect("BYE"), 200, "");
    }

    @Test
    void ringing_callersLoginEnds_sheHearsAtOnce_andNobodyRings() {
        bob.reply(invite, 180, "");
        alice.expect(180);
        server.revoke("alice");
        alice.wire.send(sent.ackOf(alice.expect(487)));
        bob.reply(bob.expect("CANCEL"), 200, "");
        bob.reply(invite, 487, "");
        bob.expect("ACK");
        await().until(() -> dialogs() == 0);
        assertThat(callsEnded()).isZero();
    }

    @Test
    void callingStill_callersLoginEnds_theCancelFollowsTheFirstSignOfLife() {
        server.revoke("alice");
        alice.wire.send(sent.ackOf(alice.expect(487)));
        bob.reply(invite, 180, "");
        bob.reply(bob.expect("CANCEL"), 200, "");
        bob.reply(invite, 487, "");
        bob.expect("ACK");
        alice.expectSilence();
        await().until(() -> dialogs() == 0);
    }

    @Test
    void ringing_calleesLoginEnds_itRingsNoMore() {
        bob.reply(invite, 180, "");
        alice.expect(180);
        server.revoke("bob");
        bob.reply(bob.expect("CANCEL"), 200, "");
        bob.reply(invite, 487, "");
        bob.expect("ACK");
        alice.wire.send(sent.ackOf(alice.expect(487)));
        await().until(() -> dialogs() == 0);
    }

    @Test
    void ringing_callersLoginEnds_whoAcceptsAllTheSameHearsBye() {
        bob.reply(invite, 180, "");
        alice.expect(180);
        server.revoke("alice");
        alice.wire.send(sent.ackOf(alice.expect(487)));
        bob.expect("CANCEL");
        bob.accept(invite);
        bob.reply(bob.expect("BYE"), 200, "");
        SipMessage toAlice = alice.expect("BYE");
        alice.reply(toAlice, 481, "");
        await().until(() -> dialogs() == 0);
        assertThat(callsEnded()).isEqualTo(1);
    }

    @Test
    void ringing_calleesLoginEnds_whoAcceptsAllTheSameHearsBye() {
        bob.reply(invite, 180, "");
        alice.expect(180);
        server.revoke("bob");
        bob.expect("CANCEL");
        bob.accept(invite);
        alice.expect(200);
        bob.reply(bob.expect("BYE"), 200, "");
        alice.reply(alice.expect("BYE"), 200, "");
        await().until(() -> dialogs() == 0);
    }

    @Test
    void callOfOthers_livesOn() {
        SipMessage ok = established();
        server.revoke("carol");
        alice.wire.send(byAlice("INFO", ok).text());
        bob.reply(bob.expect("INFO"), 200, "");
        alice.expect(200);
        alice.expectSilence();
    }

    @Test
    void call_whereCallsAreNotEnded_livesOn_butTheEndedSideMustSignIn() {
        TestServer lenient = new TestServer(new MemoryBindings(),
                ((ConfigResult.Loaded) ConfigReader.read(Optional.empty(), List.of("sip.end-calls=false"))).config());
        server.close();
        start(lenient);
        ring();
        SipMessage ok = established();
        server.revoke("bob");
        await().atMost(Duration.ofSeconds(1)).until(() -> server.store.load().isEmpty());

        alice.wire.send(byAlice("INFO", ok).text());
        bob.reply(bob.expect("INFO"), 200, "");
        alice.expect(200);
        assertThat(byBob("BYE", ok).exchange().status()).isEqualTo(401);
        assertThat(dialogs()).isEqualTo(1);
        assertThat(callsEnded()).isZero();
    }

    @Test
    void subscription_ofAnEndedLogin_isForgotten() {
        Phone.Draft subscribe = alice.draft("SUBSCRIBE", BOB, Phone.newCallId()).header("Event", "dialog")
                .header("Contact", "<" + alice.contact() + ">");
        alice.wire.send(subscribe.answering(subscribe.exchange()).text());
        SipMessage asked = bob.expect("SUBSCRIBE");
        bob.reply(asked, 200, "Contact: <" + bob.contact() + ">\r\n");
        SipMessage ok = alice.expect(200);
        server.revoke("alice");
        Phone.Draft notify = bob.draft("NOTIFY", alice.contact(), ok.callId())
                .toHeader(ok.header("From").orElseThrow()).fromTag(ok.to().tag().orElseThrow());
        assertThat(Calls.routes(notify, asked.recordRoutes()).exchange().status()).isEqualTo(481);
    }
}
