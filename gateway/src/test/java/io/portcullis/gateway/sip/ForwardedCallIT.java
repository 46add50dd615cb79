package io.portcullis.gateway.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.portcullis.protocol.sip.SipMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Phones that forward calls: alice calls bob, whose phone names somebody else.
class ForwardedCallIT extends AliceAndBob {
    private Phone carol;

    @BeforeEach
    void alsoCarol() {
        carol = server.phone("carol");
        carol.register();
    }

    private void forwards(Phone phone, int status, String contacts) {
        phone.reply(phone.expect("INVITE"), status, "Contact: " + contacts + "\r\n");
        phone.expect("ACK");
    }

    @ParameterizedTest
    @CsvSource({"302, <sip:carol@example.org>", "301, <sip:carol@example.org>;expires=60",
        "302, '<sip:+900@elsewhere.org>, <sip:carol@example.org>'"})
    void forwardedToAnAccountHere_rings_andTalks(int status, String contacts) {
        Phone.Draft sent = Calls.invite(alice, BOB, alice.contact());
        forwards(bob, status, contacts);
        SipMessage invite = carol.expect("INVITE");
        assertThat(invite.requestUri()).isEqualTo(carol.contact());
        assertThat(invite.header("P-Asserted-Identity")).contains("<sip:alice@example.org>");
        carol.reply(invite, 180, "");
        alice.expect(180);
        carol.accept(invite);
        Calls call = new Calls(alice, carol, invite, alice.expect(200));
        alice.wire.send(call.byCaller("ACK").number(sent.cseqNumber()).text());
        carol.expect("ACK");
        carol.wire.send(call.byCallee("BYE").text());
        alice.reply(alice.expect("BYE"), 200, "");
        carol.expect(200);
        await().until(() -> server.meters.get("portcullis.sip.dialogs").gauge().value() == 0);
    }

    @ParameterizedTest
    @CsvSource({"302, <sip:+900@elsewhere.org>", "301, <sip:+900@elsewhere.org>", "302, <tel:+900>",
        "305, <sip:carol@example.org>", "380, <sip:carol@example.org>", "302, <sip:nobody@example.org>",
        "302, <sip:bob@example.org>"})
    void forwardedToAPlaceThatIsNotFollowed_is480_withoutTheContact(int status, String contact) {
        Calls.invite(alice, BOB, alice.contact());
        forwards(bob, status, contact);
        assertThat(alice.expect(480).headers("Contact")).isEmpty();
        carol.expectSilence();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 485, 486, 603})
    void refusal_carriesNoContact(int status) {
        Calls.invite(alice, BOB, alice.contact());
        forwards(bob, status, "<sip:+900@elsewhere.org>");
        assertThat(alice.expect(status).headers("Contact")).isEmpty();
    }

    @Test
    void forwardedInACircle_endsAt480() {
        Calls.invite(alice, BOB, alice.contact());
        forwards(bob, 302, "<sip:carol@example.org>");
        forwards(carol, 302, "<sip:bob@example.org>");
        alice.expect(480);
        bob.expectSilence();
    }

    @Test
    void forwardedByOne_whileTheOtherRings_ringsBoth_andTheFirstAnswerCancelsTheRest() {
        Phone second = server.phone("bob");
        second.register();
        Calls.invite(alice, BOB, alice.contact());
        SipMessage ringing = second.expect("INVITE");
        second.reply(ringing, 180, "");
        alice.expect(180);
        forwards(bob, 302, "<sip:carol@example.org>");
        SipMessage invite = carol.expect("INVITE");
        assertThat(invite.header("Max-Breadth")).contains("30");
        carol.accept(invite);
        alice.expect(200);
        second.reply(second.expect("CANCEL"), 200, "");
    }

    @Test
    void givenUp_isNotForwarded() {
        Phone.Draft sent = Calls.invite(alice, BOB, alice.contact());
        SipMessage invite = bob.expect("INVITE");
        bob.reply(invite, 180, "");
        alice.expect(180);
        alice.wire.send(sent.cancel());
        alice.expect(200);
        bob.reply(bob.expect("CANCEL"), 200, "");
        bob.reply(invite, 302, "Contact: <sip:carol@example.org>\r\n");
        alice.expect(487);
        carol.expectSilence();
    }

    @Test
    void forwardedWithNoBreadthLeft_isNotFollowed() {
        Phone second = server.phone("carol");
        second.register();
        Phone.Draft sent = alice.draft("INVITE", BOB, Phone.newCallId())
                .header("Contact", "<" + alice.contact() + ">").header("Max-Breadth", "1");
        SipMessage challenge = sent.exchange();
        alice.wire.send(sent.ackOf(challenge));
        alice.wire.send(sent.answering(challenge).text());
        forwards(bob, 302, "<sip:carol@example.org>");
        alice.expect(480);
        carol.expectSilence();
    }
}
