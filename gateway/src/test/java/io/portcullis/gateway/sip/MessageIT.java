package io.portcullis.gateway.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.bridge.PhoneAnswer;
import io.portcullis.gateway.bridge.SipOutbound;
import io.portcullis.protocol.interwork.Addresses;
import io.portcullis.protocol.interwork.PagerMessage;
import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.SipUri;
import io.portcullis.protocol.xmpp.Jid;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIT {
    private static final String BOB = "sip:bob@example.org";
    private static final AccountName BOBS = new AccountName("bob");
    private TestServer server;
    private Phone alice;
    /// Whom the sender of messages may not write to.
    private AccountName blocked = new AccountName("nobody");

    @BeforeEach
    void start() {
        server = new TestServer();
        alice = server.phone("alice");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Phone.Draft message(String type, String text) {
        return alice.draft("MESSAGE", BOB, Phone.newCallId()).body(type, text);
    }

    @Test
    void message_isAcceptedOnceTheBridgeHasIt() throws InterruptedException {
        assertThat(message("text/plain;charset=UTF-8", "Hello").signedIn().status()).isEqualTo(202);
        PagerMessage taken = server.inbox.poll(1, TimeUnit.SECONDS);
        assertThat(taken.body()).isEqualTo("Hello");
        assertThat(taken.from().text()).isEqualTo("sip:alice@example.org");
        assertThat(taken.to().text()).isEqualTo(BOB);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sip:o'hara@example.org", "sip:o%27hara@example.org", "sip:o%5C27hara@example.org"})
    void message_toANameThatXmppEscapes_reachesTheAccountInEachSpelling(String uri) throws InterruptedException {
        SipMessage answer = alice.draft("MESSAGE", uri, Phone.newCallId()).body("text/plain", "Hello").signedIn();
        assertThat(answer.status()).isEqualTo(202);
        PagerMessage taken = server.inbox.poll(1, TimeUnit.SECONDS);
        assertThat(Addresses.toXmpp(taken.to())).map(Jid::toString).contains("o\\27hara@example.org");
    }

    @Test
    void message_thatCannotBeStored_isNotAccepted() {
        server.inboxAnswers = 503;
        SipMessage refused = message("text/plain", "Hello").signedIn();
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/plain;charset=iso-8859-1", "message/cpim", "application/sdp"})
    void otherContent_is415(String type) {
        SipMessage refused = message(type, "Hello").signedIn();
        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.header("Accept")).contains("text/plain");
        assertThat(server.inbox).isEmpty();
    }

    @Test
    void encodedContent_is415_namingTheEncodingsThatAreTaken() {
        SipMessage refused = alice.draft("MESSAGE", "sip:bob@example.org", Phone.newCallId())
                .header("Content-Encoding", "gzip").body("text/plain", "Hello").signedIn();
        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.header("Accept-Encoding")).contains("identity");
        assertThat(server.inbox).isEmpty();
    }

    private BlockingQueue<PhoneAnswer> outbound(String text) {
        return outbound(text, Map.of());
    }

    private BlockingQueue<PhoneAnswer> outbound(String text, Map<String, Integer> refused) {
        BlockingQueue<PhoneAnswer> told = new LinkedBlockingQueue<>();
        PagerMessage message = new PagerMessage(SipUri.of("alice", "example.org"), SipUri.of("bob", "example.org"),
                "from-the-bridge", "text/plain", text, Optional.of("Lunch"), Optional.empty());
        server.server.outbound().message(BOBS, message.late(Instant.parse("2026-02-03T04:05:06Z")), refused,
                account -> !account.equals(blocked), told::add);
        return told;
    }

    private static PhoneAnswer told(BlockingQueue<PhoneAnswer> queue) throws InterruptedException {
        PhoneAnswer answer = queue.poll(8, TimeUnit.SECONDS);
        assertThat(answer).isNotNull();
        return answer;
    }

    @Test
    void outbound_reachesAllPhones_andTheFirst2xxCounts() throws InterruptedException {
        Phone one = server.phone("bob");
        Phone two = server.tcpPhone("bob");
        one.register();
        two.register();
        BlockingQueue<PhoneAnswer> told = outbound("Hi");
        SipMessage first = one.expect("MESSAGE");
        assertThat(new String(first.body(), StandardCharsets.UTF_8)).isEqualTo("Hi");
        assertThat(first.header("Subject")).contains("Lunch");
        assertThat(first.header(SipOutbound.HOP_HEADER)).contains(SipOutbound.HOP_VALUE);
        assertThat(first.header("Date")).contains("Tue, 03 Feb 2026 04:05:06 GMT");
        one.reply(first, 415, "");
        two.reply(two.expect("MESSAGE"), 200, "");
        assertThat(told(told)).isEqualTo(new PhoneAnswer.Taken());
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 415, 488, 501, 505, 513, 603, 604, 606})
    void outbound_refusedForGood_saysByWhom(int status) throws InterruptedException {
        Phone one = server.phone("bob");
        one.register();
        BlockingQueue<PhoneAnswer> told = outbound("Hi");
        one.reply(one.expect("MESSAGE"), status, "");
        assertThat(told(told)).isEqualTo(new PhoneAnswer.Refused(Map.of(one.contact(), status)));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 407, 408, 480, 486, 500, 503, 600})
    void outbound_refusedForTheMoment_mayBeTakenLater(int status) throws InterruptedException {
        Phone one = server.phone("bob");
        one.register();
        BlockingQueue<PhoneAnswer> told = outbound("Hi");
        one.reply(one.expect("MESSAGE"), status, "");
        assertThat(told(told)).isEqualTo(new PhoneAnswer.Later(Map.of()));
    }

    private Phone registered(String name) {
        Phone phone = server.phone(name);
        phone.register();
        return phone;
    }

    private static void forwards(Phone phone, int status, String contacts) {
        phone.reply(phone.expect("MESSAGE"), status, "Contact: " + contacts + "\r\n");
    }

    @ParameterizedTest
    @CsvSource({"302, <sip:carol@example.org>", "301, '<sip:+900@elsewhere.org>, <sip:carol@example.org>'"})
    void outbound_forwardedToAnAccountHere_reachesItsPhones(int status, String contacts) throws InterruptedException {
        Phone bob = registered("bob");
        Phone carol = registered("carol");
        BlockingQueue<PhoneAnswer> told = outbound("Hi");
        forwards(bob, status, contacts);
        SipMessage message = carol.expect("MESSAGE");
        assertThat(message.requestUri()).isEqualTo(carol.contact());
        assertThat(message.header("To")).contains("<sip:bob@example.org>");
        assertThat(message.header("From").orElseThrow()).startsWith("<sip:alice@example.org>");
        carol.reply(message, 200, "");
        assertThat(told(told)).isEqualTo(new PhoneAnswer.Taken());
    }

    @ParameterizedTest
    @CsvSource({"302, <sip:+900@elsewhere.org>", "302, <tel:+900>", "305, <sip:carol@example.org>",
        "300, <sip:carol@example.org>", "302, <sip:nobody@example.org>", "302, <sip:bob@example.org>"})
    void outbound_forwardedToAPlaceThatIsNotFollowed_isRefused(int status, String contact) throws InterruptedException {
        Phone bob = registered("bob");
        Phone carol = registered("carol");
        BlockingQueue<PhoneAnswer> told = outbound("Hi");
        forwards(bob, status, contact);
        assertThat(told(told)).isEqualTo(new PhoneAnswer.Refused(Map.of(bob.contact(), 480)));
        carol.expectSilence();
    }

    @Test
    void outbound_forwardedToAnAccountThatTheSenderMayNotReach_isRefused() throws InterruptedException {
        Phone bob = registered("bob");
        Phone carol = registered("carol");
        blocked = new AccountName("carol");
        BlockingQueue<PhoneAnswer> told = outbound("Hi");
        forwards(bob, 302, "<sip:carol@example.org>");
        assertThat(told(told)).isEqualTo(new PhoneAnswer.Refused(Map.of(bob.contact(), 480)));
        carol.expectSilence();
    }

    @Test
    void outbound_forwardedInACircle_isRefused() throws InterruptedException {
        Phone bob = registered("bob");
        Phone carol = registered("carol");
        BlockingQueue<PhoneAnswer> told = outbound("Hi");
        forwards(bob, 302, "<sip:carol@example.org>");
        forwards(carol, 302, "<sip:bob@example.org>");
        assertThat(told(told)).isEqualTo(new PhoneAnswer.Refused(Map.of(bob.contact(), 480)));
        bob.expectSilence();
    }

    @Test
    void outbound_forwardedOverAndOver_isRefusedAtTheFifthAccount() throws InterruptedException {
        List<Phone> phones = List.of(registered("bob"), registered("carol"), registered("dave"), registered("erin"),
                registered("frank"), registered("grace"));
        BlockingQueue<PhoneAnswer> told = outbound("Hi");
        for (int i = 0; i < 5; i++) {
            forwards(phones.get(i), 302, "<" + phones.get(i + 1).address() + ">");
        }
        assertThat(told(told)).isEqualTo(new PhoneAnswer.Refused(Map.of(phones.getFirst().contact(), 480)));
        phones.getLast().expectSilence();
    }

    @Test
    void outbound_forwardedToOneWhoIsBusy_mayBeTakenLater_andIsForwardedAgain() throws InterruptedException {
        Phone bob = registered("bob");
        Phone carol = registered("carol");
        BlockingQueue<PhoneAnswer> told = outbound("Hi");
        forwards(bob, 302, "<sip:carol@example.org>");
        carol.reply(carol.expect("MESSAGE"), 486, "");
        assertThat(told(told)).isEqualTo(new PhoneAnswer.Later(Map.of()));
    }

    @Test
    void outbound_forwardedToOneWhoRefusesIt_isRefusedByThePhoneThatForwarded() throws InterruptedException {
        Phone bob = registered("bob");
        Phone carol = registered("carol");
        BlockingQueue<PhoneAnswer> told = outbound("Hi");
        forwards(bob, 302, "<sip:carol@example.org>");
        carol.reply(carol.expect("MESSAGE"), 415, "");
        assertThat(told(told)).isEqualTo(new PhoneAnswer.Refused(Map.of(bob.contact(), 415)));
    }

    @Test
    void outbound_refusedByOne_busyAtTheOther_mayBeTakenLater_byTheOther() throws InterruptedException {
        Phone one = server.phone("bob");
        Phone two = server.phone("bob");
        one.register();
        two.register();
        BlockingQueue<PhoneAnswer> told = outbound("Hi");
        one.reply(one.expect("MESSAGE"), 415, "");
        two.reply(two.expect("MESSAGE"), 486, "");
        assertThat(told(told)).isEqualTo(new PhoneAnswer.Later(Map.of(one.contact(), 415)));

        BlockingQueue<PhoneAnswer> again = outbound("Hi", Map.of(one.contact(), 415));
        two.reply(two.expect("MESSAGE"), 603, "");
        assertThat(told(again)).isEqualTo(new PhoneAnswer.Refused(Map.of(one.contact(), 415, two.contact(), 603)));
        one.expectSilence();
    }

    @Test
    void outbound_withoutPhones_mayBeTakenLater() throws InterruptedException {
        assertThat(server.server.outbound().hasContacts(BOBS)).isFalse();
        assertThat(told(outbound("Hi"))).isEqualTo(new PhoneAnswer.Later(Map.of()));
    }

    @Test
    void outbound_tooLargeForUdp_goesOverTcp() throws IOException, InterruptedException {
        Phone bob = server.phone("bob");
        bob.register();
        try (ServerSocket listening = new ServerSocket(bob.wire.port(), 1, InetAddress.getLoopbackAddress())) {
            BlockingQueue<PhoneAnswer> told = outbound("x".repeat(2_000));
            Phone overTcp = new Phone("bob", Wire.stream("TCP", listening.accept()));
            SipMessage message = overTcp.expect("MESSAGE");
            assertThat(message.bodyLength()).isEqualTo(2_000);
            assertThat(message.requestUri()).isEqualTo(bob.contact());
            assertThat(message.topVia().transport()).isEqualTo("TCP");
            overTcp.reply(message, 200, "");
            assertThat(told(told)).isEqualTo(new PhoneAnswer.Taken());
            overTcp.close();
        }
        bob.expectSilence();
    }

    @Test
    void outbound_tooLargeForUdp_isRefusedByAPhoneWithoutTcp_whileOthersTakeIt() throws InterruptedException {
        Phone udp = server.phone("bob");
        udp.register();
        assertThat(told(outbound("x".repeat(2_000))))
                .isEqualTo(new PhoneAnswer.Refused(Map.of(udp.contact(), 513)));
        udp.expectSilence();
        Phone tcp = server.tcpPhone("bob");
        tcp.register();
        BlockingQueue<PhoneAnswer> told = outbound("x".repeat(2_000));
        tcp.reply(tcp.expect("MESSAGE"), 200, "");
        assertThat(told(told)).isEqualTo(new PhoneAnswer.Taken());
    }
}
