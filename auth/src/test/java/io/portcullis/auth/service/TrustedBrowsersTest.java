package io.portcullis.auth.service;

import static io.portcullis.auth.service.Services.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.event.SecondStepChange;
import io.portcullis.auth.secondstep.CreatedTrustedBrowser;
import io.portcullis.auth.secondstep.SecondStepAnswer;
import io.portcullis.auth.secondstep.SecondStepResult;
import io.portcullis.auth.secondstep.TrustedBrowser;
import io.portcullis.auth.secondstep.TrustedBrowserId;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.store.MemoryStores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedBrowsersTest {
    private static final AccountName BOB = new AccountName("bob");

    @TempDir
    private Path directory;

    private Services services;
    private Owner alice;
    private TrustedBrowsers browsers;

    @BeforeEach
    void open() {
        services = new Services(new MemoryStores(), Services.newKeys(directory), Services.RULES);
        alice = new Owner(services, ALICE);
        browsers = services.secondSteps().browsers();
        services.published.clear();
    }

    private CreatedTrustedBrowser make(String label) {
        return browsers.make(ALICE, alice.version(), label).orElseThrow();
    }

    private boolean isTrusted(CreatedTrustedBrowser created) {
        return browsers.check(ALICE, created.cookie()).isPresent();
    }

    @Test
    void make_browser_isTrustedByItsCookieAlone() {
        CreatedTrustedBrowser created = make("Firefox");

        assertThat(isTrusted(created)).isTrue();
        assertThat(browsers.check(ALICE, Secret.of("A".repeat(43)))).isEmpty();
        assertThat(browsers.check(ALICE, Secret.of(""))).isEmpty();
        assertThat(browsers.check(ALICE, Secret.of(created.browser().id().value()))).isEmpty();
        assertThat(created.toString()).contains("cookie=[REDACTED]");
        assertThat(services.published).containsExactly(new SecondStepChange.TrustedBrowserAdded(ALICE,
                created.browser().created(), alice.version(), created.browser().id(), "Firefox"));
    }

    @Test
    void check_cookieOfAnotherAccount_isNotTrusted() {
        Owner bob = new Owner(services, BOB);
        CreatedTrustedBrowser his = browsers.make(BOB, bob.version(), "Firefox").orElseThrow();

        assertThat(isTrusted(his)).isFalse();
        assertThat(browsers.check(BOB, his.cookie())).isPresent();
        assertThat(browsers.check(new AccountName("nobody"), his.cookie())).isEmpty();
    }

    @Test
    void check_afterThirtyDays_isNotTrusted() {
        CreatedTrustedBrowser created = make("Firefox");

        services.clock.advance(Duration.ofDays(30).minusSeconds(1));
        assertThat(isTrusted(created)).isTrue();
        services.clock.advance(Duration.ofSeconds(1));
        assertThat(isTrusted(created)).isFalse();
        assertThat(browsers.list(ALICE)).isEmpty();
        services.clock.advance(Duration.ofDays(-31));
        assertThat(isTrusted(created)).isFalse();
    }

    @Test
    void check_use_isNotedToTheMinute() {
        CreatedTrustedBrowser created = make("Firefox");
        var first = services.clock.instant();
        assertThat(isTrusted(created)).isTrue();

        services.clock.advance(Duration.ofSeconds(59));
        assertThat(isTrusted(created)).isTrue();
        assertThat(browsers.list(ALICE).getFirst().lastUsed()).contains(AccountChanges.storable(first));

        services.clock.advance(Duration.ofSeconds(1));
        assertThat(isTrusted(created)).isTrue();
        assertThat(browsers.list(ALICE).getFirst().lastUsed())
                .contains(AccountChanges.storable(first.plusSeconds(60)));
    }

    @Test
    void passwordChange_suspensionOrTwoStepOff_endsTrust() {
        List<Runnable> ends = List.of(() -> services.accounts().setPassword(ALICE, Secret.of("another")),
                () -> services.accounts().suspend(ALICE), () -> services.secondSteps().twoStep().off(ALICE),
                () -> services.accounts().setTwoStep(ALICE, false));
        for (Runnable end : ends) {
            services.accounts().resume(ALICE);
            services.accounts().setTwoStep(ALICE, true);
            CreatedTrustedBrowser created = make("Firefox");
            assertThat(isTrusted(created)).isTrue();

            end.run();

            assertThat(isTrusted(created)).isFalse();
            services.accounts().resume(ALICE);
            services.accounts().setTwoStep(ALICE, true);
            assertThat(isTrusted(created)).isFalse();
        }
    }

    @Test
    void accountRemovedAndMadeAgain_trustsNothingOfTheOneBefore() {
        CreatedTrustedBrowser created = make("Firefox");

        services.accounts().remove(ALICE);
        services.accounts().create(ALICE, Services.password("somebody else"));

        assertThat(isTrusted(created)).isFalse();
        assertThat(services.secondSteps().twoStep().status(ALICE).ready()).isFalse();
    }

    @Test
    void otherChanges_leaveTrust() {
        CreatedTrustedBrowser created = make("Firefox");

        services.appPasswords().create(ALICE, Services.asked("Chat", Scope.XMPP));
        services.rotation().rotate();
        services.rotation().sweep();

        assertThat(isTrusted(created)).isTrue();
    }

    @Test
    void make_afterAnAnswerThatIsUsedUp_isTrusted() {
        SecondStepResult result = alice.answer(new SecondStepAnswer.OneTimeCode(alice.codes.getFirst()));
        long accepted = ((SecondStepResult.Accepted) result).authVersion();

        assertThat(isTrusted(browsers.make(ALICE, accepted, "Firefox").orElseThrow())).isTrue();
    }

    @Test
    void make_accountChangedSinceOrTwoStepOff_isEmpty() {
        long accepted = alice.version();
        services.appPasswords().create(ALICE, Services.asked("Chat", Scope.XMPP));
        assertThat(browsers.make(ALICE, accepted, "Firefox")).isEmpty();

        services.accounts().setTwoStep(ALICE, false);
        assertThat(browsers.make(ALICE, alice.version(), "Firefox")).isEmpty();
        services.accounts().setTwoStep(ALICE, true);
        services.accounts().suspend(ALICE);
        assertThat(browsers.make(ALICE, alice.version(), "Firefox")).isEmpty();
        assertThatThrownBy(() -> browsers.make(BOB, 1, "Firefox")).isInstanceOf(AccountException.class);
    }

    @Test
    void make_more_thanTwenty_dropsTheOneUnusedForLongest() {
        List<CreatedTrustedBrowser> made = new ArrayList<>();
        for (int i = 0; i < TrustedBrowsers.MOST; i++) {
            made.add(make("Browser " + i));
            services.clock.advance(Duration.ofMinutes(2));
        }
        assertThat(isTrusted(made.getFirst())).isTrue();

        CreatedTrustedBrowser last = make("One more");

        assertThat(browsers.list(ALICE)).hasSize(TrustedBrowsers.MOST);
        assertThat(isTrusted(made.get(1))).isFalse();
        assertThat(isTrusted(made.getFirst())).isTrue();
        assertThat(isTrusted(last)).isTrue();
    }

    @Test
    void make_hostileLabel_isCutAndCleaned() {
        String label = make("a\u0000b" + "x".repeat(10_000)).browser().label();

        assertThat(label).startsWith("a\ufffdbxxx").hasSize(128);
        assertThat(browsers.list(ALICE).getFirst().label()).isEqualTo(label);
    }

    @Test
    void revoke_oneOrAll_endsTheirTrust() {
        CreatedTrustedBrowser first = make("First");
        CreatedTrustedBrowser second = make("Second");
        CreatedTrustedBrowser third = make("Third");
        services.published.clear();

        assertThat(browsers.revoke(ALICE, new TrustedBrowserId("other"))).isFalse();
        assertThat(browsers.revoke(ALICE, second.browser().id())).isTrue();
        assertThat(isTrusted(second)).isFalse();
        assertThat(browsers.list(ALICE)).extracting(TrustedBrowser::id)
                .containsExactlyInAnyOrder(first.browser().id(), third.browser().id());
        assertThat(browsers.revokeAll(ALICE)).isEqualTo(2);

        assertThat(isTrusted(first) || isTrusted(third)).isFalse();
        assertThat(services.published).hasSize(3)
                .allSatisfy(event -> assertThat(event).isInstanceOf(SecondStepChange.TrustedBrowserRevoked.class));
    }
}
