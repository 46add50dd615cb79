package io.portcullis.gateway.sip.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.gateway.sip.session.Fork.ForkTimers;
import io.portcullis.gateway.sip.transaction.Requests;
import io.portcullis.gateway.sip.transaction.SentFlow;
import io.portcullis.gateway.sip.transaction.Stage;
import io.portcullis.protocol.sip.SipMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Timer C over real transactions. RFC 3261 section 16.6 step 11 and 16.8.
class ForkRunTest implements Upstream {
    private static final long TIMER_C = 180_000;
    private static final long AFTER_CANCEL = 32_000;
    private static final long LATE = 40;

    private final Stage stage = new Stage(100, 100);
    private final SentFlow phone = SentFlow.tcp("192.0.2.8");
    private final List<String> heard = new ArrayList<>();
    private final SipMessage invite = invite(stage.transactions.anyLoop());

    private static SipMessage invite(Requests requests) {
        return SipMessage.request("INVITE", "sip:bob@192.0.2.8")
                .add("Via", "SIP/2.0/TCP 192.0.2.1;branch=" + requests.branch("")).maxForwards(69)
                .add("From", "<sip:a@example.org>;tag=1").add("To", "<sip:b@example.org>").add("Call-ID", "c")
                .add("CSeq", "1 INVITE").build();
    }

    @Override
    public void relay(SipMessage response) {
        heard.add(">" + response.status());
    }

    @Override
    public void answer(int status) {
        heard.add("=" + status);
    }

    @BeforeEach
    void call() {
        ForkRun.start(stage.transactions.anyLoop(), List.of(new ForkRun.Outgoing(invite, phone)),
                new ForkTimers(TIMER_C, AFTER_CANCEL), this, ForkRun.Heard.NOTHING);
    }

    private void phoneAnswers(int status) {
        SipMessage response = SipMessage.response(invite, status).toTag("phone").build();
        stage.receives(new String(response.encode(), StandardCharsets.UTF_8), phone);
    }

    private List<String> sent() {
        return phone.heard().stream().map(line -> line.substring(0, line.indexOf(' '))).toList();
    }

    @Test
    void callThatOnlyRings_isCancelledAtTimerC() {
        phoneAnswers(180);
        stage.pass(TIMER_C - 1);
        assertThat(sent()).containsExactly("INVITE");
        stage.pass(LATE);
        assertThat(sent()).containsExactly("INVITE", "CANCEL");
        phoneAnswers(487);
        assertThat(heard).containsExactly(">180", ">487");
        assertThat(sent()).containsExactly("INVITE", "CANCEL", "ACK");
    }

    @Test
    void everyProvisionalAnswer_startsTimerCAnew() {
        phoneAnswers(180);
        stage.pass(TIMER_C - 1_000);
        phoneAnswers(183);
        stage.pass(TIMER_C - 1);
        assertThat(sent()).containsExactly("INVITE");
        stage.pass(LATE);
        assertThat(sent()).containsExactly("INVITE", "CANCEL");
    }

    @Test
    void callThatRingsOnAfterTheCancel_is408_andHoldsNothing() {
        phoneAnswers(180);
        stage.pass(TIMER_C + AFTER_CANCEL + 2 * LATE);
        assertThat(heard).containsExactly(">180", "=408");
    }

    @Test
    void phoneThatSaysNothing_is408AtTimerB() {
        stage.pass(32_000 + LATE);
        assertThat(heard).containsExactly("=408");
        assertThat(stage.transactions.count()).isZero();
    }

    @Test
    void answeredCall_isNotCancelled() {
        phoneAnswers(180);
        phoneAnswers(200);
        stage.pass(2 * TIMER_C);
        assertThat(sent()).containsExactly("INVITE");
        assertThat(heard).containsExactly(">180", ">200");
        assertThat(stage.transactions.count()).isZero();
    }
}
