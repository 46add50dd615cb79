package io.portcullis.gateway.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.bridge.SipOutbound;
import io.portcullis.protocol.interwork.PagerMessage;
import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.SipUri;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIT {
    private static final String BOB = "sip:bob@example.org";
    private static final AccountName BOBS = new AccountName("bob");
    private TestServer server;
    private Phone alice;

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

    private BlockingQueue<Integer> outbound(String text) {
        BlockingQueue<Integer> told = new LinkedBlockingQueue<>();
        SipOutbound outbound = server.server.outbound();
        outbound.message(BOBS, new PagerMessage(SipUri.of("alice", "example.org"), SipUri.of("bob", "example.org"),
                "from-the-bridge", "text/plain", text, Optional.of("Lunch"), Optional.empty()), told::add);
        return told;
    }

    @Test
    void outbound_reachesAllPhones_andTheFirst2xxCounts() throws InterruptedException {
        Phone one = server.phone("bob");
        Phone two = server.tcpPhone("bob");
        one.register();
        two.register();
        BlockingQueue<Integer> told = outbound("Hi");
        SipMessage first = one.expect("MESSAGE");
        assertThat(new String(first.body(), StandardCharsets.UTF_8)).isEqualTo("Hi");
        assertThat(first.header("Subject")).contains("Lunch");
        assertThat(first.header(SipOutbound.HOP_HEADER)).contains(SipOutbound.HOP_VALUE);
        one.reply(first, 415, "");
        two.reply(two.expect("MESSAGE"), 200, "");
        assertThat(told.poll(5, TimeUnit.SECONDS)).isEqualTo(200);
        assertThat(told).isEmpty();
    }

    @Test
    void outbound_refusedByAll_tellsTheBest() throws InterruptedException {
        Phone one = server.phone("bob");
        one.register();
        BlockingQueue<Integer> told = outbound("Hi");
        one.reply(one.expect("MESSAGE"), 486, "");
        assertThat(told.poll(5, TimeUnit.SECONDS)).isEqualTo(486);
    }

    @Test
    void outbound_withoutPhones_is480() throws InterruptedException {
        assertThat(server.server.outbound().hasContacts(BOBS)).isFalse();
        assertThat(outbound("Hi").poll(5, TimeUnit.SECONDS)).isEqualTo(480);
    }

    @Test
    void outbound_tooLargeForUdp_is513_butGoesOverTcp() throws InterruptedException {
        server.phone("bob").register();
        assertThat(outbound("x".repeat(1_300)).poll(5, TimeUnit.SECONDS)).isEqualTo(513);
        Phone tcp = server.tcpPhone("bob");
        tcp.register();
        BlockingQueue<Integer> told = outbound("x".repeat(1_300));
        tcp.reply(tcp.expect("MESSAGE"), 200, "");
        assertThat(told.poll(5, TimeUnit.SECONDS)).isEqualTo(200);
    }
}
