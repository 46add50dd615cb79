package io.portcullis.gateway.sip.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.gateway.sip.session.Dialog;
import io.portcullis.gateway.sip.session.Leg;
import io.portcullis.gateway.sip.session.LocalNames;
import io.portcullis.gateway.sip.session.Opener;
import io.portcullis.gateway.sip.session.Party;
import io.portcullis.gateway.sip.session.PhoneLocation;
import io.portcullis.gateway.sip.transaction.SentFlow;
import io.portcullis.gateway.sip.transaction.Stage;
import io.portcullis.gateway.sip.transport.Flow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What ends with a login, with the BYEs as they leave.
class DialogsTest {
    private static final AccountName ALICE = new AccountName("alice");
    private static final AccountName BOB = new AccountName("bob");

    private final Stage stage = new Stage(100, 100);
    private final SentFlow hers = SentFlow.tcp("192.0.2.7");
    private final SentFlow his = SentFlow.tcp("192.0.2.8");
    private final Map<PhoneLocation, Flow> ways = new HashMap<>(Map.of(location(hers), hers, location(his), his));
    private Instant now = Instant.EPOCH;
    private final InstantSource clock = () -> now;
    private final Dialogs dialogs = new Dialogs(2, clock, Optional.of(new Hangup(new Hangup.Parts(
            stage.transactions, location -> Optional.ofNullable(ways.get(location)),
            new LocalNames("example.org", Set.of()),
            new ListenPoints(Optional.of("sip.example.org")), stage.sipMeters))));

    private static PhoneLocation location(SentFlow flow) {
        return new PhoneLocation(flow.transport(), 1, flow.remote(), flow.remote());
    }

    private static Opener opener(AccountName account, String password, long version) {
        return new Opener(account, Optional.of(new AppPasswordId(password)), version);
    }

    private Party alice(String password, long version) {
        return Party.of(opener(ALICE, password, version), location(hers));
    }

    private Party bob() {
        return Party.of(opener(BOB, "his", 1), location(his));
    }

    private Dialog calling(Leg caller) {
        return Dialog.early("call", "a", true, caller, List.of(bob()));
    }

    private Leg caller(String target, List<String> routes, long sent) {
        return new Leg(alice("hers", 1), target, routes, sent, true);
    }

    private void revoke(AccountName account, String password) {
        dialogs.apply(new AuthEvent.AppPasswordRevoked(account, now, 2, new AppPasswordId(password)));
        stage.pass(20);
    }

    private static List<String> heard(SentFlow flow) {
        return flow.sent().stream().map(bytes -> new String(bytes, StandardCharsets.UTF_8)).toList();
    }

    private void established(Leg caller, Dialog.Answer answer) {
        assertThat(dialogs.begin("token", calling(caller))).isEqualTo(Dialogs.Begun.YES);
        dialogs.answered("token", 0, answer);
        dialogs.settle("token");
    }

    @Test
    void bye_saysWhatTheOtherEndWouldSay() {
        established(caller("sip:alice@192.0.2.7:5070", List.of("<sip:hers.example.net;lr>"), 41),
                new Dialog.Answer("b", "sips:bob@192.0.2.8;ob",
                        List.of("<sip:near.example.net;lr>", "<sip:far.example.net;lr>"), true));
        revoke(BOB, "his");
        assertThat(heard(his)).singleElement().asString()
                .startsWith("BYE sips:bob@192.0.2.8;ob SIP/2.0\r\nVia: SIP/2.0/TCP sip.example.org")
                .contains("\r\nFrom: <sip:alice@example.org>;tag=a\r\nTo: <sip:bob@example.org>;tag=b\r\n",
                        "\r\nCall-ID: call\r\nCSeq: 42 BYE\r\n", "\r\nMax-Forwards: 70\r\n",
                        "\r\nRoute: <sip:near.example.net;lr>\r\nRoute: <sip:far.example.net;lr>\r\n");
        assertThat(heard(hers)).singleElement().asString()
                .startsWith("BYE sip:alice@192.0.2.7:5070 SIP/2.0\r\n")
                .contains("\r\nFrom: <sip:bob@example.org>;tag=b\r\nTo: <sip:alice@example.org>;tag=a\r\n",
                        "\r\nCSeq: 1 BYE\r\n", "\r\nRoute: <sip:hers.example.net;lr>\r\n");
        assertThat(dialogs.count()).isZero();
    }

    @Test
    void bye_ofWhichLittleIsKnown_goesWhereThePhoneSpeaksFrom_withTheLargestNumber() {
        established(caller("", List.of(), Integer.MAX_VALUE), new Dialog.Answer("b", "", List.of(), true));
        revoke(ALICE, "hers");
        assertThat(heard(his)).singleElement().asString()
                .startsWith("BYE sip:192.0.2.8:" + his.remote().getPort() + " SIP/2.0\r\n")
                .contains("\r\nCSeq: 2147483647 BYE\r\n");
    }

    @Test
    void endThatCannotBeReached_doesNotKeepTheOtherFromHearing() {
        ways.remove(location(hers));
        established(caller("", List.of(), 1), new Dialog.Answer("b", "", List.of(), true));
        revoke(ALICE, "hers");
        assertThat(heard(his)).hasSize(1);
        assertThat(heard(hers)).isEmpty();
    }

    @Test
    void loginEndedBefore_beginsNothing_aLaterOneDoes() {
        revoke(ALICE, "hers");
        assertThat(dialogs.begin("token", calling(caller("", List.of(), 1)))).isEqualTo(Dialogs.Begun.LOGIN_ENDED);
        assertThat(dialogs.count()).isZero();
        Leg again = new Leg(alice("hers", 2), "", List.of(), 1, true);
        assertThat(dialogs.begin("token", calling(again))).isEqualTo(Dialogs.Begun.YES);
    }

    @Test
    void partyThatMovedOnALoginThatJustEnded_endsTheCall() {
        established(caller("", List.of(), 1), new Dialog.Answer("b", "", List.of(), true));
        revoke(ALICE, "stolen");
        assertThat(dialogs.count()).isOne();
        dialogs.moved("token", alice("hers", 1), alice("stolen", 1));
        stage.pass(20);
        assertThat(heard(his)).hasSize(1);
        assertThat(heard(hers)).hasSize(1);
        assertThat(dialogs.count()).isZero();
    }

    @Test
    void tooMany_areRefused_andTheUnusedForgotten() {
        Leg caller = caller("", List.of(), 1);
        assertThat(dialogs.begin("1", calling(caller))).isEqualTo(Dialogs.Begun.YES);
        assertThat(dialogs.begin("2", calling(caller))).isEqualTo(Dialogs.Begun.YES);
        assertThat(dialogs.begin("3", calling(caller))).isEqualTo(Dialogs.Begun.TOO_MANY);
        now = now.plus(Duration.ofHours(12));
        dialogs.change("2", dialog -> dialog);
        now = now.plusMillis(1);
        dialogs.sweep();
        assertThat(dialogs.find("1")).isEmpty();
        assertThat(dialogs.find("2")).isPresent();
    }
}
