package io.portcullis.gateway.sip.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.protocol.sip.SipMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// RFC 3261 sections 16.7 to 16.10: each case is a dialogue with the fork. `1:180` is an answer of the first place, `1:none`
/// its silence, `1:withdraw` that it may not answer any more, `cancel` the caller's, `stop` that the caller may not ask; `@9000` moves the clock and fires the timer. What must come: `>180` relayed, `=408` our
/// own answer, `x2` a CANCEL to the second place, `.` the end.
class ForkTest {
    private static final Fork.ForkTimers TIMERS = new Fork.ForkTimers(180_000, 32_000);

    private static List<String> play(boolean invite, int places, String inputs) {
        Fork fork = Fork.start(invite, TIMERS, places, 0);
        List<String> met = new ArrayList<>();
        long now = 0;
        for (String word : inputs.split(" ", -1)) {
            now = word.startsWith("@") ? Long.parseLong(word.substring(1)) : now;
            Fork.ForkStep step = fork.step(input(word), now);
            fork = step.next();
            step.effects().forEach(effect -> met.add(written(effect)));
        }
        return met;
    }

    private static ForkInput input(String word) {
        if (word.equals("cancel")) {
            return new ForkInput.Cancel();
        }
        if (word.equals("stop")) {
            return new ForkInput.Stop();
        }
        if (word.startsWith("@")) {
            return new ForkInput.Timer();
        }
        int place = word.charAt(0) - '1';
        String answer = word.substring(2);
        return switch (answer) {
            case "withdraw" -> new ForkInput.Withdraw(place);
            case "none" -> new ForkInput.NoAnswer(place, 408);
            case "unreachable" -> new ForkInput.NoAnswer(place, 503);
            default -> new ForkInput.Response(place, response(Integer.parseInt(answer)));
        };
    }

    private static SipMessage response(int status) {
        SipMessage request = SipMessage.request("INVITE", "sip:bob@example.org")
                .add("Via", "SIP/2.0/UDP h;branch=z9hG4bKa")
                .add("From", "<sip:a@example.org>;tag=1").add("To", "<sip:b@example.org>").add("Call-ID", "c")
                .add("CSeq", "1 INVITE").build();
        return SipMessage.response(request, status).build();
    }

    private static String written(ForkEffect effect) {
        return switch (effect) {
            case ForkEffect.Relay(SipMessage message) -> ">" + message.status();
            case ForkEffect.Answer(int status) -> "=" + status;
            case ForkEffect.CancelBranch(int branch) -> "x" + (branch + 1);
            case ForkEffect.End() -> ".";
        };
    }

    @ParameterizedTest(name = "{0} places: {1} gives {2}")
    @CsvSource(quoteCharacter = '"', value = {
        "1, 1:100 1:180 1:183 1:200, >180 >183 >200 .",
        "1, 1:486, >486 .",
        "1, 1:none, =408 .",
        "1, 1:unreachable, =503 .",
        "1, 1:503, =500 .",
        "1, 1:302, =480 .",
        "1, 1:401, =480 .",
        "1, 1:407, =480 .",
        "2, 1:180 2:180 1:200 2:487, >180 >180 >200 x2 .",
        "2, 1:180 1:200 2:100 2:487, >180 >200 x2 .",
        "2, 2:180 1:200 2:200, >180 >200 x2 >200 .",
        "2, 1:200 2:486 1:200, >200 . >200 .",
        "2, 1:486 2:none, >486 .",
        "2, 1:none 2:486, >486 .",
        "2, 1:404 2:486, >486 .",
        "2, 1:480 2:486, >486 .",
        "2, 1:503 2:486, >486 .",
        "2, 1:488 2:486, >488 .",
        "2, 2:180 1:603 2:487, >180 x2 >603 .",
        "2, 1:603 2:180 2:487, >180 x2 >603 .",
        "2, 2:180 1:600 2:200, >180 x2 >200 .",
        "3, 1:486 2:486 3:486, >486 ."})
    void invite_answersAsOne(int places, String inputs, String effects) {
        assertThat(play(true, places, inputs)).containsExactly(effects.split(" ", -1));
    }

    @ParameterizedTest(name = "{0} places: {1} gives {2}")
    @CsvSource({
        "1, 1:180 cancel 1:487, >180 x1 =487 .",
        "1, cancel 1:100 1:487, x1 =487 .",
        "1, cancel 1:none, =487 .",
        "1, cancel 1:200, >200 .",
        "1, 1:180 cancel 1:200, >180 x1 >200 .",
        "1, 1:180 cancel cancel 1:486, >180 x1 =487 .",
        "2, 1:180 cancel 2:180 1:487 2:487, >180 x1 >180 x2 =487 .",
        "1, 1:200 cancel, >200 ."})
    void cancel_reachesThePlacesThatRing(int places, String inputs, String effects) {
        assertThat(play(true, places, inputs)).containsExactly(effects.split(" ", -1));
    }

    @ParameterizedTest(name = "{0} places: {1} gives {2}")
    @CsvSource({
        "1, 1:180 stop 1:487, >180 =487 x1 .",
        "1, stop 1:180 1:487, =487 x1 .",
        "1, stop 1:none, =487 .",
        "2, 1:180 2:180 stop stop cancel 2:487 1:200, >180 >180 =487 x1 x2 >200 .",
        "1, 1:200 stop, >200 .",
        "1, 1:486 stop, >486 ."})
    void stop_answersAtOnce_andReachesThePlacesThatRing(int places, String inputs, String effects) {
        assertThat(play(true, places, inputs)).containsExactly(effects.split(" ", -1));
    }

    @ParameterizedTest(name = "{0} places: {1} gives {2}")
    @CsvSource({
        "1, 1:180 1:withdraw 1:487, >180 x1 >487 .",
        "1, 1:withdraw 1:180 1:487, >180 x1 >487 .",
        "1, 1:180 1:withdraw 1:withdraw @32000, >180 x1 =408 .",
        "2, 1:180 2:180 1:withdraw 1:487 2:200, >180 >180 x1 >200 .",
        "1, 1:486 1:withdraw, >486 ."})
    void withdrawn_placeIsAskedNoMore_theOthersAre(int places, String inputs, String effects) {
        assertThat(play(true, places, inputs)).containsExactly(effects.split(" ", -1));
    }

    @ParameterizedTest(name = "{0} places: {1} gives {2}")
    @CsvSource({
        "1, @179999 1:180, >180",
        "1, 1:180 @180000, >180 x1",
        "1, 1:180 @180000 1:487, >180 x1 >487 .",
        "1, 1:180 @180000 @211999, >180 x1",
        "1, 1:180 @180000 @212000, >180 x1 =408 .",
        "1, @100000 1:180 @180000 1:180 @279999, >180 >180",
        "1, @180000, =408 .",
        "1, 1:180 cancel @32000, >180 x1 =487 ."})
    void timerC_endsWhatOnlyRings(int places, String inputs, String effects) {
        assertThat(play(true, places, inputs)).containsExactly(effects.split(" ", -1));
    }

    @ParameterizedTest(name = "{0} places: {1} gives {2}")
    @CsvSource({
        "1, 1:100 1:200, >200 .",
        "2, 1:200 2:200, >200 .",
        "2, 2:404 1:none, >404 .",
        "2, 1:none 2:none, =408 .",
        "2, 1:200 2:404, >200 ."})
    void otherRequest_hasNoProvisionalAnswersAndNoCancel(int places, String inputs, String effects) {
        assertThat(play(false, places, inputs)).containsExactly(effects.split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1:486 1:486", "1:none 1:200"})
    void repeatedEnd_isNotAnsweredTwice(String inputs) {
        assertThat(play(false, 1, inputs)).hasSize(2);
    }
}
