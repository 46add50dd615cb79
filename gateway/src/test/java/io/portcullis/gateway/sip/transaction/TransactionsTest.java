package io.portcullis.gateway.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.protocol.sip.SipMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransactionsTest {
    private static final long TIMER_J = 32_000;

    private final Stage stage = new Stage(2, 3);
    private final SentFlow flow = SentFlow.udp("192.0.2.7");

    private ServerTransaction open(String method, String branch) {
        stage.receives(Stage.request(method, branch), flow);
        return stage.open();
    }

    /// The ACK of a refusal has the INVITE's branch.
    private void acknowledge(String branch) {
        stage.receives(Stage.request("ACK", branch), flow);
    }

    private int takenFor(String method, String branch) {
        int before = stage.taken.size();
        stage.receives(Stage.request(method, branch), flow);
        return stage.taken.size() - before;
    }

    @Test
    void newRequest_aboveTheOpenLimit_isRefusedWith503() {
        open("REGISTER", "a");
        open("REGISTER", "b");
        stage.receives(Stage.request("REGISTER", "c"), flow);
        assertThat(stage.taken.getLast().open()).isEmpty();
        assertThat(flow.heard()).containsExactly("503 Service Unavailable");
        assertThat(new String(flow.sent().getFirst(), StandardCharsets.UTF_8))
                .contains("Retry-After: 10");
        assertThat(stage.meters.get("portcullis.sip.refused").tag("reason", "overload").counter().count()).isOne();
    }

    @Test
    void transactionOfThisServer_countsAsOpen() {
        open("MESSAGE", "a").requests().send(ownRequest(), SentFlow.udp("192.0.2.8"), ClientUser.NONE);
        stage.receives(Stage.request("MESSAGE", "b"), flow);
        assertThat(stage.taken.getLast().open()).isEmpty();
    }

    @Test
    void transactionOfThisServer_onceAnswered_leavesRoom() {
        ServerTransaction first = open("MESSAGE", "a");
        SipMessage own = ownRequest();
        first.requests().send(own, flow, ClientUser.NONE);
        stage.receives(new String(SipMessage.response(own, 200).toTag("t").build().encode(), StandardCharsets.UTF_8),
                flow);
        stage.receives(Stage.request("MESSAGE", "b"), flow);
        assertThat(stage.taken.getLast().open()).isPresent();
        assertThat(stage.transactions.answered()).isOne();
    }

    private SipMessage ownRequest() {
        return SipMessage.request("MESSAGE", "sip:bob@192.0.2.8")
                .add("Via", "SIP/2.0/UDP h;branch=" + stage.transactions.anyLoop().branch(""))
                .add("From", "<sip:a@example.org>;tag=1").add("To", "<sip:b@example.org>").add("Call-ID", "c")
                .add("CSeq", "1 MESSAGE").build();
    }

    @Test
    void answeredRequests_leaveRoomForNewOnes() {
        for (int i = 0; i < 50; i++) {
            open("REGISTER", "r" + i).reply(200);
        }
        assertThat(flow.heard()).hasSize(50).containsOnly("200 OK");
        assertThat(stage.transactions.count()).isZero();
        assertThat(stage.transactions.answered()).isEqualTo(50);
    }

    @Test
    void oldestReplies_aboveTheirMemory_areForgotten_andTheirCopiesAreNew() {
        for (int i = 0; i < 1_000; i++) {
            open("REGISTER", "r" + i).reply(200);
        }
        assertThat(stage.transactions.answered()).isBetween(1, SentReplies.BLOCK_BYTES / 200);
        assertThat(takenFor("REGISTER", "r0")).isOne();
        assertThat(takenFor("REGISTER", "r999")).isZero();
    }

    @Test
    void answersThatCanBeMadeAnew_takeTheRoomOfANumber() {
        for (int i = 0; i < 1_000; i++) {
            ServerTransaction refused = open("REGISTER", "r" + i);
            refused.replyUnkept(refused.prepare(401).add("WWW-Authenticate", "Digest " + "x".repeat(500)).build(),
                    (byte) 2);
        }
        assertThat(stage.transactions.answered()).isEqualTo(1_000);
        flow.sent().clear();
        assertThat(takenFor("REGISTER", "r0") + takenFor("REGISTER", "r999")).isZero();
        assertThat(stage.again).containsExactly("r0=2", "r999=2");
        assertThat(flow.sent()).isEmpty();
        stage.pass(TIMER_J + 40);
        assertThat(stage.transactions.answered()).isZero();
    }

    @Test
    void inviteWhoseAnswerCanBeMadeAnew_isRepeatedUntilItsAck() {
        ServerTransaction call = open("INVITE", "call");
        call.replyUnkept(call.prepare(403).build(), (byte) 1);
        stage.pass(520);
        assertThat(flow.heard()).containsExactly("403 Forbidden", "403 Forbidden");
        acknowledge("call");
        assertThat(stage.acks).isEmpty();
        assertThat(stage.again).isEmpty();
    }

    @Test
    void copiesWithoutEnd_areAnsweredFromTheSameBytes_andHoldNothing() {
        open("REGISTER", "a").reply(200);
        open("REGISTER", "b").reply(200);
        for (int i = 0; i < 10_000; i++) {
            stage.receives(Stage.request("REGISTER", "a"), flow);
        }
        byte[] first = flow.sent().getFirst();
        assertThat(flow.sent()).hasSize(10_002);
        assertThat(flow.sent().subList(2, 10_002)).allSatisfy(bytes -> assertThat(bytes).isEqualTo(first));
        assertThat(stage.taken).hasSize(2);
        assertThat(stage.transactions.answered()).isEqualTo(2);
        assertThat(stage.meters.get("portcullis.sip.retransmissions").counter().count()).isEqualTo(10_000);
    }

    @Test
    void copy_doesNotMakeTheAnswerYounger() {
        open("REGISTER", "a").reply(200);
        stage.pass(TIMER_J / 2);
        assertThat(takenFor("REGISTER", "a")).isZero();
        stage.pass(TIMER_J / 2 + 40);
        assertThat(takenFor("REGISTER", "a")).isOne();
    }

    @Test
    void answeredRequest_isForgottenAfterTimerJ() {
        open("REGISTER", "a").reply(200);
        stage.pass(TIMER_J - 1);
        assertThat(takenFor("REGISTER", "a")).isZero();
        stage.pass(40);
        assertThat(stage.transactions.answered()).isZero();
        assertThat(takenFor("REGISTER", "a")).isOne();
    }

    @Test
    void requestOverTcp_isForgottenOnceAnswered() {
        stage.receives(Stage.request("REGISTER", "a"), SentFlow.tcp("192.0.2.7"));
        stage.open().reply(200);
        assertThat(stage.transactions.count()).isZero();
        assertThat(stage.transactions.answered()).isZero();
    }

    @Test
    void refusedInvite_thatWaitsForItsAck_outlastsAnsweredRequests() {
        open("INVITE", "call").reply(486);
        for (int i = 0; i < 10; i++) {
            open("REGISTER", "r" + i).reply(200);
        }
        flow.sent().clear();
        assertThat(takenFor("INVITE", "call")).isZero();
        stage.pass(520);
        assertThat(flow.heard()).as("a copy's answer and timer G's").containsExactly("486 Busy Here", "486 Busy Here");
    }

    @Test
    void acceptedInvite_outlastsAnsweredRequests_andLaterAnswersPass() {
        ServerTransaction call = open("INVITE", "call");
        var ok = call.prepare(200).build();
        call.reply(ok);
        for (int i = 0; i < 10; i++) {
            open("REGISTER", "r" + i).reply(200);
        }
        flow.sent().clear();
        call.reply(ok);
        assertThat(flow.heard()).containsExactly("200 OK");
        assertThat(takenFor("INVITE", "call")).isZero();
    }

    @Test
    void acknowledgedInvite_goesBeforeOneThatWaits() {
        open("INVITE", "waits").reply(486);
        for (String branch : List.of("a", "b", "c")) {
            open("INVITE", branch).reply(486);
            acknowledge(branch);
        }
        assertThat(takenFor("INVITE", "waits") + takenFor("INVITE", "b") + takenFor("INVITE", "c")).isZero();
        assertThat(takenFor("INVITE", "a")).isOne();
    }

    @Test
    void invitesThatWait_whenTheyFillTheLimitAlone_areForgottenOldestFirst_andForGood() {
        ServerTransaction first = open("INVITE", "c1");
        var ok = first.prepare(200).build();
        first.reply(ok);
        for (String branch : List.of("c2", "c3", "c4")) {
            open("INVITE", branch).reply(486);
        }
        assertThat(stage.transactions.answered()).isEqualTo(3);
        flow.sent().clear();
        first.reply(ok);
        assertThat(flow.sent()).isEmpty();
        assertThat(takenFor("INVITE", "c2") + takenFor("INVITE", "c3") + takenFor("INVITE", "c4")).isZero();
        assertThat(takenFor("INVITE", "c1")).isOne();
    }

    @Test
    void unansweredRequest_isNeverForgottenForRoom() {
        open("MESSAGE", "slow");
        for (int i = 0; i < 10; i++) {
            open("REGISTER", "r" + i).reply(200);
        }
        assertThat(takenFor("MESSAGE", "slow")).isZero();
        assertThat(stage.transactions.count()).isOne();
    }

    @Test
    void everything_whenItsTimersHaveRun_isForgotten() {
        open("INVITE", "refused").reply(486);
        acknowledge("refused");
        open("INVITE", "unacknowledged").reply(486);
        open("REGISTER", "answered").reply(200);
        open("MESSAGE", "silent");
        stage.pass(TIMER_J + 100);
        assertThat(stage.transactions.count()).isZero();
        assertThat(stage.transactions.answered()).isZero();
    }

    @Test
    void ackOfAnAcceptedInvite_isPassedOn_andThatOfARefusalIsNot() {
        open("INVITE", "yes").reply(200);
        open("INVITE", "no").reply(486);
        acknowledge("yes");
        acknowledge("no");
        assertThat(stage.acks).containsExactly("yes");
    }

    private int largeRepliesTo(String branches, int asked) {
        int before = flow.sent().size();
        for (int i = 0; i < asked; i++) {
            stage.receives(Stage.request("REGISTER", branches + i), flow);
            IncomingRequest request = stage.taken.getLast();
            request.answer(request.prepare(401).add("WWW-Authenticate", "Digest " + "x".repeat(300)).build());
        }
        return flow.sent().size() - before;
    }

    @Test
    void sourceThatProvedNothing_getsFewRepliesLargerThanItsRequests() {
        assertThat(largeRepliesTo("flood", 100)).isEqualTo(20);
        assertThat(stage.meters.get("portcullis.sip.refused").tag("reason", "amplification").counter().count())
                .isEqualTo(80);
    }

    /// Who repeats an answered request from addresses of others could have them hear the reply.
    @Test
    void copyFromAnotherSource_thatProvedNothing_isAnsweredWithinTheSameLimit() {
        ServerTransaction answered = open("REGISTER", "a");
        answered.reply(answered.prepare(200).add("Contact", "<sip:alice@192.0.2.7>;x=" + "x".repeat(300)).build());
        SentFlow victim = SentFlow.udp("192.0.2.66");
        for (int i = 0; i < 100; i++) {
            stage.receives(Stage.request("REGISTER", "a"), victim);
        }
        assertThat(victim.sent()).hasSize(20);
    }

    @Test
    void sourceThatAnsweredARequest_getsAllReplies() {
        SipMessage asked = ownRequest();
        stage.transactions.anyLoop().send(asked, flow, ClientUser.NONE);
        byte[] answer = SipMessage.response(asked, 200).toTag("t").build().encode();
        stage.receives(new String(answer, StandardCharsets.UTF_8), flow);
        assertThat(largeRepliesTo("phone", 100)).isEqualTo(100);
    }

    @Test
    void answerToNothing_provesNothing() {
        byte[] answer = SipMessage.response(ownRequest(), 200).toTag("t").build().encode();
        stage.receives(new String(answer, StandardCharsets.UTF_8), flow);
        assertThat(stage.meters.get("portcullis.sip.strays").counter().count()).isOne();
        assertThat(largeRepliesTo("flood", 100)).isEqualTo(20);
    }

    @Test
    void cancel_fromAnotherAddress_isNobodys() {
        ServerTransaction call = open("INVITE", "call");
        StringBuilder heard = new StringBuilder();
        call.user(new ServerUser() {
            @Override
            public void cancelled() {
                heard.append("cancelled");
            }
        });
        SentFlow stranger = SentFlow.udp("192.0.2.99");
        stage.receives(Stage.request("CANCEL", "call"), stranger);
        assertThat(stranger.heard()).containsExactly("481 Call/Transaction Does Not Exist");
        assertThat(heard).isEmpty();
        stage.receives(Stage.request("CANCEL", "call"), flow);
        assertThat(heard).hasToString("cancelled");
    }

    @Test
    void copy_whoseViaWritesTheSameAddressInAnotherForm_isACopy() {
        String request = Stage.request("OPTIONS", "six").replace("192.0.2.7:5060", "[2001:db8::7]:5060");
        stage.receives(request, flow);
        stage.open();
        stage.receives(request.replace("[2001:db8::7]", "[2001:DB8:0:0::7]"), flow);
        assertThat(stage.taken).hasSize(1);
    }
}
