package io.portcullis.gateway.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.portcullis.protocol.sip.SipMessage;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyIT extends AliceAndBob {
    private Phone.Draft invite(Phone caller) {
        return caller.draft("INVITE", BOB, Phone.newCallId()).header("Contact", "<" + caller.contact() + ">");
    }

    /// Sends a signed INVITE; what comes next is the test's.
    private Phone.Draft call(Phone caller) {
        return Calls.invite(caller, BOB, caller.contact());
    }

    /// A request within the dialog that an answered INVITE made, from the caller.
    private Phone.Draft within(Phone sender, String method, SipMessage answer) {
        Phone.Draft draft = sender.draft(method, answer.contacts().getFirst().uri(), answer.callId())
                .toHeader(answer.header("To").orElseThrow());
        return Calls.routes(draft, answer.recordRoutes().reversed());
    }

    @Test
    void call_fromInviteToBye_runsThroughTheServer() {
        Phone.Draft sent = call(alice);
        SipMessage invite = bob.expect("INVITE");
        assertThat(invite.requestUri()).isEqualTo(bob.contact());
        assertThat(invite.header("Authorization")).isEmpty();
        assertThat(invite.header("P-Asserted-Identity")).contains("<sip:alice@example.org>");
        assertThat(invite.maxForwards()).hasValue(69);
        assertThat(invite.vias()).hasSize(2);
        bob.reply(invite, 180, "");
        assertThat(alice.expect(180).vias()).hasSize(1);
        bob.accept(invite);
        SipMessage ok = alice.expect(200);
        alice.wire.send(within(alice, "ACK", ok).number(sent.cseqNumber()).text());
        bob.expect("ACK");
        alice.wire.send(within(alice, "BYE", ok).text());
        bob.reply(bob.expect("BYE"), 200, "");
        alice.expect(200);
        await().until(() -> server.meters.get("portcullis.sip.dialogs").gauge().value() == 0);
    }

    @Test
    void callee_mayHangUp() {
        Phone.Draft sent = call(alice);
        SipMessage invite = bob.expect("INVITE");
        bob.accept(invite);
        SipMessage ok = alice.expect(200);
        alice.wire.send(within(alice, "ACK", ok).number(sent.cseqNumber()).text());
        bob.expect("ACK");
        bob.wire.send(new Calls(alice, bob, invite, ok).byCallee("BYE").text());
        alice.reply(alice.expect("BYE"), 200, "");
        bob.expect(200);
    }

    @ParameterizedTest
    @CsvSource({"486, 486", "603, 603", "302, 480", "401, 480", "407, 480", "503, 500"})
    void refusal_isPassedOnAsItMayBe(int given, int heard) {
        Phone.Draft sent = call(alice);
        bob.reply(bob.expect("INVITE"), given, "");
        assertThat(bob.expect("ACK").cseq().method()).isEqualTo("ACK");
        SipMessage refused = alice.expect(heard);
        assertThat(refused.header("WWW-Authenticate")).isEmpty();
        alice.wire.send(sent.ackOf(refused));
        alice.expectSilence();
    }

    @Test
    void fork_ringsEveryPhone_andTheFirstAnswerCancelsTheOthers() {
        Phone second = server.tcpPhone("bob");
        second.register();
        call(alice);
        SipMessage one = bob.expect("INVITE");
        SipMessage two = second.expect("INVITE");
        bob.reply(one, 180, "");
        alice.expect(180);
        second.reply(two, 180, "");
        alice.expect(180);
        second.accept(two);
        SipMessage ok = alice.expect(200);
        assertThat(ok.recordRoutes()).hasSize(2);
        SipMessage cancel = bob.expect("CANCEL");
        assertThat(cancel.topVia()).isEqualTo(one.topVia());
        bob.reply(cancel, 200, "");
        bob.reply(one, 487, "");
        bob.expect("ACK");
        alice.wire.send(within(alice, "BYE", ok).text());
        second.reply(second.expect("BYE"), 200, "");
        alice.expect(200);
    }

    @Test
    void fork_oneBusyOneSilent_isBusyOnlyAfterBoth() {
        Phone second = server.phone("bob");
        second.register();
        call(alice);
        SipMessage one = bob.expect("INVITE");
        SipMessage two = second.expect("INVITE");
        bob.reply(one, 486, "");
        bob.expect("ACK");
        alice.expectTrying();
        second.reply(two, 404, "");
        alice.expect(486);
    }

    @Test
    void decline_endsTheOtherPhonesToo() {
        Phone second = server.phone("bob");
        second.register();
        call(alice);
        SipMessage one = bob.expect("INVITE");
        SipMessage two = second.expect("INVITE");
        second.reply(two, 180, "");
        alice.expect(180);
        bob.reply(one, 603, "");
        second.reply(second.expect("CANCEL"), 200, "");
        second.reply(two, 487, "");
        alice.expect(603);
    }

    @Test
    void cancel_isAnsweredAndPassedOn() {
        Phone.Draft sent = call(alice);
        SipMessage invite = bob.expect("INVITE");
        bob.reply(invite, 180, "");
        alice.expect(180);
        alice.wire.send(sent.cancel());
        SipMessage cancelled = alice.expect(200);
        assertThat(cancelled.cseq().method()).isEqualTo("CANCEL");
        bob.reply(bob.expect("CANCEL"), 200, "");
        bob.reply(invite, 487, "");
        bob.expect("ACK");
        alice.wire.send(sent.ackOf(alice.expect(487)));
    }

    @Test
    void cancel_ofNothing_is481() {
        Phone.Draft never = invite(alice);
        alice.wire.send(never.cancel());
        assertThat(alice.expect(481).cseq().method()).isEqualTo("CANCEL");
    }

    @Test
    void invite_repeated_reachesThePhoneOnce() {
        Phone.Draft sent = call(alice);
        SipMessage invite = bob.expect("INVITE");
        alice.wire.send(sent.text());
        bob.reply(invite, 180, "");
        alice.expect(180);
        bob.expectSilence();
    }

    @ParameterizedTest
    @CsvSource({"sip:nobody@example.org, 480", "sip:carol@example.org, 480", "sip:bob@elsewhere.org, 403",
        "sip:example.org, 404"})
    void callee_whoIsNotThere(String callee, int status) {
        SipMessage refused = alice.draft("INVITE", callee, Phone.newCallId()).signedIn();
        assertThat(refused.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVITE", "MESSAGE", "SUBSCRIBE", "PUBLISH", "REFER", "NOTIFY", "INFO", "OPTIONS", "UPDATE",
        "FOO", "BYE", "PRACK"})
    void everyMethod_fromAnybody_isChallenged(String method) {
        assertThat(alice.draft(method, BOB, Phone.newCallId()).exchange().status()).isEqualTo(401);
        bob.expectSilence();
    }

    @Test
    void callFromAnotherName_isForbidden() {
        Phone.Draft invite = invite(alice);
        SipMessage challenge = invite.exchange();
        alice.wire.send(invite.ackOf(challenge));
        alice.wire.send(invite.answering(challenge).text().replace("From: <sip:alice@", "From: <sip:carol@"));
        alice.expect(403);
        bob.expectSilence();
    }

    @Test
    void routeToAnotherPlace_isForbidden() {
        assertThat(invite(alice).header("Route", "<sip:192.0.2.1;lr>").signedIn().status()).isEqualTo(403);
    }

    @Test
    void noHopsLeft_is483() {
        Phone.Draft invite = invite(alice);
        SipMessage challenge = invite.exchange();
        alice.wire.send(invite.ackOf(challenge));
        alice.wire.send(invite.answering(challenge).text().replace("Max-Forwards: 70", "Max-Forwards: 1"));
        alice.expect(483);
    }

    @Test
    void requestThatComesRoundAgain_is482() {
        Phone.Draft sent = call(alice);
        SipMessage invite = bob.expect("INVITE");
        bob.reply(invite, 180, "");
        alice.expect(180);
        Phone.Draft again = alice.draft("INVITE", BOB, invite.callId());
        SipMessage challenge = again.exchange();
        alice.wire.send(again.ackOf(challenge));
        alice.wire.send(again.answering(challenge).number(sent.cseqNumber()).header("Via", invite.topVia().text())
                .text());
        alice.expect(482);
        bob.expectSilence();
        assertThat(server.count("refused", "reason", "loop")).isEqualTo(1);
    }

    @Test
    void morePlacesThanTheBreadthAllows_is440() {
        Phone second = server.phone("bob");
        second.register();
        assertThat(invite(alice).header("Max-Breadth", "1").signedIn().status()).isEqualTo(440);
        bob.expectSilence();
        second.expectSilence();
        assertThat(server.count("refused", "reason", "breadth")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"5, 2", "'', 30"})
    void breadth_isSharedByThePlaces(String given, String passed) {
        Phone second = server.phone("bob");
        second.register();
        Phone.Draft invite = invite(alice);
        if (!given.isEmpty()) {
            invite.header("Max-Breadth", given);
        }
        Calls.send(alice, invite);
        assertThat(bob.expect("INVITE").header("Max-Breadth")).contains(passed);
        assertThat(second.expect("INVITE").header("Max-Breadth")).contains(passed);
    }

    @Test
    void identity_thatThePhoneAsserts_isNotPassedOn() {
        Phone.Draft invite = invite(alice).header("P-Asserted-Identity", "<sip:boss@example.org>")
                .header("P-Preferred-Identity", "<sip:boss@example.org>");
        Calls.send(alice, invite);
        SipMessage received = bob.expect("INVITE");
        assertThat(received.headers("P-Asserted-Identity")).containsExactly("<sip:alice@example.org>");
        assertThat(received.header("P-Preferred-Identity")).isEmpty();
    }

    @Test
    void refer_toAnotherPlace_isForbidden() {
        assertThat(
                alice.draft("REFER", BOB, Phone.newCallId()).header("Refer-To", "<sip:+900@elsewhere.org>").signedIn()
                        .status())
                .isEqualTo(403);
    }

    @Test
    void publish_isNotServed() {
        assertThat(alice.draft("PUBLISH", BOB, Phone.newCallId()).signedIn().status()).isEqualTo(405);
    }

    @Test
    void strangerInADialog_isChallenged_andMustBeItsParty() {
        call(alice);
        bob.accept(bob.expect("INVITE"));
        SipMessage ok = alice.expect(200);
        Phone stranger = server.phone("carol");
        String bye = within(alice, "BYE", ok).text().replace("127.0.0.1:" + alice.wire.port(),
                "127.0.0.1:" + stranger.wire.port());
        stranger.wire.send(bye);
        stranger.expect(401);
        bob.expectSilence();
    }

    @Test
    void partyFromANewPort_signsInAndIsHeard() {
        call(alice);
        bob.accept(bob.expect("INVITE"));
        SipMessage ok = alice.expect(200);
        Phone moved = server.phone("alice");
        Phone.Draft bye = within(moved, "BYE", ok).fromTag(ok.from().tag().orElseThrow());
        SipMessage challenge = bye.exchange();
        assertThat(challenge.status()).isEqualTo(401);
        moved.wire.send(bye.answering(challenge).text());
        bob.reply(bob.expect("BYE"), 200, "");
        moved.expect(200);
    }

    @Test
    void requestOfADialogThatIsNotKnown_is481() {
        SipMessage refused = alice.draft("BYE", bob.contact(), "made-up").toHeader("<" + BOB + ">;tag=x")
                .header("Route", "<sip:guess@127.0.0.1;lr>").exchange();
        assertThat(refused.status()).isEqualTo(481);
        bob.expectSilence();
    }

    @Test
    void dialogToken_opensNoWayToAThirdPlace() {
        call(alice);
        bob.accept(bob.expect("INVITE"));
        SipMessage ok = alice.expect(200);
        Phone third = server.phone("carol");
        Phone.Draft reinvite = Calls.routes(alice.draft("INVITE", third.contact(), ok.callId())
                .toHeader(ok.header("To").orElseThrow()), ok.recordRoutes().reversed());
        alice.wire.send(reinvite.text());
        assertThat(bob.expect("INVITE").requestUri()).isEqualTo(third.contact());
        third.expectSilence();
    }

    @Test
    void revokedPhone_isNotCalled() {
        server.revoke("bob");
        await().atMost(Duration.ofSeconds(1)).until(() -> server.store.load().isEmpty());
        Phone.Draft again = invite(alice);
        Calls.send(alice, again);
        alice.expect(480);
    }

    @Test
    void options_toAnAccount_areAnsweredByItsPhone() {
        Phone.Draft options = alice.draft("OPTIONS", BOB, Phone.newCallId());
        alice.wire.send(options.answering(options.exchange()).text());
        SipMessage asked = bob.expect("OPTIONS");
        assertThat(asked.header("Record-Route")).isEmpty();
        bob.reply(asked, 200, "");
        alice.expect(200);
    }

    @Test
    void subscription_makesADialogThatTheCalleeNotifiesIn() {
        Phone.Draft subscribe = alice.draft("SUBSCRIBE", BOB, Phone.newCallId()).header("Event", "dialog")
                .header("Contact", "<" + alice.contact() + ">");
        alice.wire.send(subscribe.answering(subscribe.exchange()).text());
        SipMessage asked = bob.expect("SUBSCRIBE");
        SipMessage early = SipMessage.response(asked, 200).toTag("overtaken").build();
        bob.wire.send(new Calls(alice, bob, asked, early).byCallee("NOTIFY").text());
        alice.reply(alice.expect("NOTIFY"), 200, "");
        bob.expect(200);
    }
}
