package io.portcullis.gateway.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.digest.DigestAlgorithm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is kept of requests that are challenged: RFC 3261 section 8.2.7.
class ChallengeIT {
    private static final String BOB = "sip:bob@example.org";
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

    private double gauge(String name) {
        return server.meters.get("portcullis.sip." + name).gauge().value();
    }

    private static String tag(SipMessage answer) {
        return answer.to().tag().orElseThrow();
    }

    private static String nonce(SipMessage challenge) {
        return challenge.headers("WWW-Authenticate").getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"REGISTER", "INVITE", "MESSAGE", "OPTIONS"})
    void challengedRequest_leavesNothing_andItsCopyGetsAnEquivalentChallenge(String method) {
        Phone.Draft draft = alice.draft(method, method.equals("REGISTER") ? "sip:example.org" : BOB,
                Phone.newCallId());
        SipMessage first = draft.exchange();
        SipMessage second = draft.exchange();
        assertThat(first.status()).isEqualTo(401);
        assertThat(second.status()).isEqualTo(401);
        assertThat(tag(second)).isEqualTo(tag(first));
        assertThat(nonce(second)).isNotEqualTo(nonce(first));
        assertThat(gauge("transactions") + gauge("transactions.answered")).isZero();
    }

    @Test
    void ackOfAChallenge_isHeardByNobody() {
        Phone.Draft draft = alice.draft("INVITE", BOB, Phone.newCallId());
        alice.wire.send(draft.ackOf(draft.exchange()));
        alice.expectSilence();
        assertThat(gauge("transactions") + gauge("transactions.answered")).isZero();
    }

    private Phone.Draft refused(String nonceCount, SipMessage challenge) {
        return alice.draft("REGISTER", "sip:example.org", Phone.newCallId()).answering(challenge, "wrong",
                DigestAlgorithm.SHA_256, nonceCount);
    }

    private SipMessage challenged() {
        return alice.draft("REGISTER", "sip:example.org", Phone.newCallId()).exchange();
    }

    @Test
    void copyOfAWrongAnswer_isChallengedAnew_andCountsOnce() {
        Phone.Draft wrong = refused("00000001", challenged());
        SipMessage first = wrong.exchange();
        assertThat(first.status()).isEqualTo(401);
        for (int copies = 0; copies < 5; copies++) {
            SipMessage copy = wrong.exchange();
            assertThat(copy.status()).isEqualTo(401);
            assertThat(tag(copy)).isEqualTo(tag(first));
            assertThat(nonce(copy)).isNotEqualTo(nonce(first));
        }
        assertThat(server.count("refused", "reason", "wrong_answer")).isOne();
        assertThat(refused("00000001", challenged()).exchange().status()).isEqualTo(401);
    }

    @Test
    void copyOfAnAnswerThatIsWrongOnceTooOften_isForbiddenAgain() {
        refused("00000001", challenged()).exchange();
        refused("00000001", challenged()).exchange();
        Phone.Draft third = refused("00000001", challenged());
        SipMessage forbidden = third.exchange();
        assertThat(forbidden.status()).isEqualTo(403);
        SipMessage copy = third.exchange();
        assertThat(copy.status()).isEqualTo(403);
        assertThat(copy.header("Warning")).isEqualTo(forbidden.header("Warning"));
        assertThat(tag(copy)).isEqualTo(tag(forbidden));
    }

    @Test
    void copyOfAnAnswerThatWasUsedBefore_isStaleAgain() {
        SipMessage challenge = challenged();
        assertThat(alice.draft("REGISTER", "sip:example.org", Phone.newCallId()).answering(challenge).exchange()
                .status()).isEqualTo(200);
        Phone.Draft again = alice.draft("REGISTER", "sip:example.org", Phone.newCallId()).answering(challenge);
        assertThat(nonce(again.exchange())).contains("stale=true");
        assertThat(nonce(again.exchange())).contains("stale=true");
    }
}
