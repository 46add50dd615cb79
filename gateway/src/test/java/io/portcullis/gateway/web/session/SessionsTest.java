package io.portcullis.gateway.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.event.SecondStepChange;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SessionsTest {
    private static final AccountName ALICE = new AccountName("alice");
    private static final AccountName BOB = new AccountName("bob");
    private static final Instant AT = Instant.parse("2026-11-24T10:00:00Z");

    private static final Browser BROWSER = new Browser("Firefox", InetAddress.getLoopbackAddress());

    private final AtomicLong nanos = new AtomicLong();
    private final Sessions sessions = new Sessions(1000, Duration.ofMinutes(30), Duration.ofHours(12), nanos::get,
            () -> AT, new SecureRandom());

    private void advance(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void find_anotherToken_isNobody() {
        sessions.open(ALICE, 1, Stage.CHECKED, BROWSER);

        assertThat(sessions.find(SessionToken.create(new SecureRandom()))).isEmpty();
    }

    @Test
    void find_withinIdleTime_findsAndStartsItAnew() {
        OpenedSession opened = sessions.open(ALICE, 1, Stage.CHECKED, BROWSER);
        for (int i = 0; i < 5; i++) {
            advance(Duration.ofMinutes(29));
            assertThat(sessions.find(opened.token())).isPresent();
        }
        advance(Duration.ofMinutes(30));
        assertThat(sessions.find(opened.token())).isEmpty();
    }

    @Test
    void find_busyForTwelveHours_isOver() {
        OpenedSession opened = sessions.open(ALICE, 1, Stage.CHECKED, BROWSER);
        for (int i = 0; i < 12 * 3 - 1; i++) {
            advance(Duration.ofMinutes(20));
            assertThat(sessions.find(opened.token())).isPresent();
        }
        advance(Duration.ofMinutes(20));
        assertThat(sessions.find(opened.token())).isEmpty();
    }

    @Test
    void find_secondStepNotMade_isOverAfterTenMinutes() {
        OpenedSession opened = sessions.open(ALICE, 1, Stage.SECOND_STEP, BROWSER);
        advance(Duration.ofMinutes(9));
        assertThat(sessions.find(opened.token())).isPresent().get().matches(session -> !session.signedIn());
        advance(Duration.ofMinutes(1));
        assertThat(sessions.find(opened.token())).isEmpty();
    }

    @Test
    void isFresh_afterFiveMinutes_isNot() {
        Session session = sessions.open(ALICE, 1, Stage.CHECKED, BROWSER).session();
        advance(Duration.ofMinutes(5).minusNanos(1));
        assertThat(sessions.isFresh(session)).isTrue();
        advance(Duration.ofNanos(1));
        assertThat(sessions.isFresh(session)).isFalse();
    }

    @Test
    void isFresh_ofATrustedBrowser_isNever() {
        assertThat(sessions.isFresh(sessions.open(ALICE, 1, Stage.SIGNED_IN, BROWSER).session())).isFalse();
    }

    @Test
    void renew_session_endsTheOldTokenAndKeepsTheAge() {
        OpenedSession first = sessions.open(ALICE, 1, Stage.SIGNED_IN, BROWSER);
        advance(Duration.ofMinutes(20));
        OpenedSession second = sessions.renew(first.token(), first.session(), 2);

        assertThat(sessions.find(first.token())).isEmpty();
        assertThat(sessions.find(second.token())).isPresent();
        assertThat(second.token().text()).isNotEqualTo(first.token().text());
        assertThat(sessions.isFresh(second.session())).isTrue();
        assertThat(second.session().setUp()).isSameAs(first.session().setUp());
        for (OpenedSession last = second;; last = sessions.renew(last.token(), last.session(), 2)) {
            if (sessions.find(last.token()).isEmpty()) {
                break;
            }
            advance(Duration.ofMinutes(20));
        }
        assertThat(nanos.get()).as("no fresh check makes a session live longer").isEqualTo(
                Duration.ofHours(12).toNanos());
    }

    static List<AuthEvent> ending() {
        return List.of(new AuthEvent.PasswordChanged(ALICE, AT, 2), new AuthEvent.TwoStepChanged(ALICE, AT, 2, true),
                new AuthEvent.TwoStepChanged(ALICE, AT, 2, false), new AuthEvent.AccountSuspended(ALICE, AT, 2),
                new AuthEvent.AccountRemoved(ALICE, AT, 2), new SecondStepChange.RecoveryKeyUsed(ALICE, AT, 2));
    }

    @ParameterizedTest
    @MethodSource("ending")
    void heard_whatSignsOut_endsAllOfThatAccountAndNobodyElse(AuthEvent event) {
        OpenedSession one = sessions.open(ALICE, 1, Stage.CHECKED, BROWSER);
        OpenedSession other = sessions.open(ALICE, 1, Stage.SECOND_STEP, BROWSER);
        OpenedSession bob = sessions.open(BOB, 1, Stage.CHECKED, BROWSER);

        sessions.heard(event);

        assertThat(sessions.find(one.token())).isEmpty();
        assertThat(sessions.find(other.token())).isEmpty();
        assertThat(sessions.find(bob.token())).isPresent();
    }

    static List<AuthEvent> harmless() {
        AppPasswordId id = new AppPasswordId("abc");
        return List.of(new AuthEvent.AppPasswordCreated(ALICE, AT, 2, id, "phone", Set.of(Scope.SIP)),
                new AuthEvent.AppPasswordRevoked(ALICE, AT, 2, id), new AuthEvent.AccountResumed(ALICE, AT, 2),
                new SecondStepChange.RecoveryKeyShown(ALICE, AT, 2));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void heard_otherChanges_endNothing(AuthEvent event) {
        OpenedSession opened = sessions.open(ALICE, 1, Stage.CHECKED, BROWSER);

        sessions.heard(event);

        assertThat(sessions.find(opened.token())).isPresent();
    }

    @Test
    void open_moreThanAnAccountMayHave_endsItsOldest() {
        OpenedSession bob = sessions.open(BOB, 1, Stage.CHECKED, BROWSER);
        List<OpenedSession> opened = Stream.generate(() -> {
            advance(Duration.ofSeconds(1));
            return sessions.open(ALICE, 1, Stage.CHECKED, BROWSER);
        }).limit(Sessions.MOST_OF_AN_ACCOUNT + 2).toList();

        assertThat(opened.stream().filter(session -> sessions.find(session.token()).isPresent()))
                .containsExactlyElementsOf(opened.subList(2, opened.size()));
        assertThat(sessions.find(bob.token())).isPresent();
    }

    /// Whoever has the password and no second step cannot sign the owner out, nor anybody else.
    @Test
    void open_halfOpenOnes_endHalfOpenOnesOnly() {
        Sessions small = new Sessions(30, Duration.ofMinutes(30), Duration.ofHours(12), nanos::get, () -> AT,
                new SecureRandom());
        OpenedSession owner = small.open(ALICE, 1, Stage.CHECKED, BROWSER);
        OpenedSession bob = small.open(BOB, 1, Stage.SIGNED_IN, BROWSER);
        List<OpenedSession> thief = Stream.generate(() -> small.open(ALICE, 1, Stage.SECOND_STEP, BROWSER))
                .limit(Sessions.MOST_OF_AN_ACCOUNT + 1).toList();
        for (int i = 0; i < 200; i++) {
            small.open(new AccountName("stranger" + i), 1, Stage.SECOND_STEP, BROWSER);
        }

        assertThat(small.find(owner.token())).isPresent();
        assertThat(small.find(bob.token())).isPresent();
        assertThat(thief.stream().filter(session -> small.find(session.token()).isPresent()).count())
                .isLessThanOrEqualTo(Sessions.MOST_OF_AN_ACCOUNT);
        assertThat(small.count()).as("bounded in all").isLessThanOrEqualTo(32);
    }

    @Test
    void renew_halfOpenOne_isOpenUnderItsNewTokenOnly() {
        OpenedSession half = sessions.open(ALICE, 1, Stage.SECOND_STEP, BROWSER);
        OpenedSession whole = sessions.renew(half.token(), half.session(), 1);

        assertThat(sessions.find(half.token())).isEmpty();
        assertThat(sessions.find(whole.token())).isPresent().get().matches(Session::signedIn);
        assertThat(sessions.of(ALICE, whole.session())).hasSize(1);
    }

    @Test
    void of_account_listsWhatIsSignedInTheNewestFirst() {
        OpenedSession first = sessions.open(ALICE, 1, Stage.SIGNED_IN, new Browser("Old\u0000", BROWSER.address()));
        advance(Duration.ofMinutes(1));
        OpenedSession second = sessions.open(ALICE, 1, Stage.CHECKED, BROWSER);
        sessions.open(ALICE, 1, Stage.SECOND_STEP, BROWSER);
        sessions.open(BOB, 1, Stage.CHECKED, BROWSER);

        List<ListedSession> listed = sessions.of(ALICE, first.session());

        assertThat(listed).extracting(session -> session.browser().name()).containsExactly("Firefox", "Old\uFFFD");
        assertThat(listed).extracting(ListedSession::own).containsExactly(false, true);
        assertThat(listed).allSatisfy(session -> {
            assertThat(session.since()).isEqualTo(AT);
            assertThat(Sessions.isId(session.id())).isTrue();
            assertThat(session.id()).doesNotContain(second.token().text(), second.token().hash());
        });
        advance(Duration.ofHours(12));
        assertThat(sessions.of(ALICE, first.session())).isEmpty();
    }

    @Test
    void end_byId_endsItUnderEveryTokenAndNothingOfOthers() {
        OpenedSession first = sessions.open(ALICE, 1, Stage.CHECKED, BROWSER);
        OpenedSession other = sessions.open(ALICE, 1, Stage.CHECKED, BROWSER);
        String id = sessions.of(ALICE, first.session()).stream().filter(ListedSession::own).findFirst().orElseThrow()
                .id();
        OpenedSession renewed = sessions.renew(first.token(), first.session(), 2);

        assertThat(sessions.end(BOB, id)).isFalse();
        assertThat(sessions.find(renewed.token())).isPresent();
        assertThat(sessions.end(ALICE, id)).isTrue();
        assertThat(sessions.find(renewed.token())).isEmpty();
        assertThat(sessions.find(other.token())).isPresent();
        assertThat(sessions.end(ALICE, id)).as("once").isFalse();
    }

    @Test
    void token_printed_saysNothing() {
        OpenedSession opened = sessions.open(ALICE, 1, Stage.CHECKED, BROWSER);

        assertThat(opened + "" + opened.session().setUp()).doesNotContain(opened.token().text());
        assertThat(opened.token().hash()).isNotEqualTo(opened.token().text());
    }

    @Test
    void parse_whatIsNoToken_isEmpty() {
        SessionToken token = SessionToken.create(new SecureRandom());

        assertThat(SessionToken.parse(token.text()).map(SessionToken::text)).contains(token.text());
        assertThat(Stream.of("", "a", "a".repeat(42), "a".repeat(44), "!".repeat(43), "ä".repeat(43)))
                .allSatisfy(text -> assertThat(SessionToken.parse(text)).isEmpty());
    }

    @Test
    void formToken_ofAnotherCookieOrProcess_doesNotMatch() {
        SecureRandom random = new SecureRandom();
        SessionToken cookie = SessionToken.create(random);
        FormTokens tokens = new FormTokens(random);

        assertThat(tokens.matches(cookie, tokens.of(cookie))).isTrue();
        assertThat(tokens.matches(SessionToken.create(random), tokens.of(cookie))).isFalse();
        assertThat(new FormTokens(random).matches(cookie, tokens.of(cookie))).isFalse();
        assertThat(tokens.matches(cookie, "")).isFalse();
    }
}
