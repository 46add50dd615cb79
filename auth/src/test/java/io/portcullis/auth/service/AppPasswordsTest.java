package io.portcullis.auth.service;

import static io.portcullis.auth.service.Services.ALICE;
import static io.portcullis.auth.service.Services.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.Cidr;
import io.portcullis.auth.apppassword.CreatedAppPassword;
import io.portcullis.auth.apppassword.NewAppPassword;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.event.Ends;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.secret.VerifierKinds;
import io.portcullis.auth.secret.Verifiers;
import io.portcullis.auth.service.AccountException.Reason;
import io.portcullis.auth.store.MemoryStores;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppPasswordsTest {
    @TempDir
    private Path directory;

    private Services services;

    @BeforeEach
    void open() {
        services = new Services(new MemoryStores(), Services.newKeys(directory), Services.RULES);
        services.accounts().create(ALICE, Optional.empty());
    }

    private AppPasswords appPasswords() {
        return services.appPasswords();
    }

    private Verifiers verifiers() {
        return services.snapshot(ALICE).appPasswords().getLast().verifiers();
    }

    private NewAppPassword expiring(Duration in) {
        return new NewAppPassword("Guest", Set.of(Scope.SIP), false, Optional.of(services.clock.instant().plus(in)),
                List.of(), 16);
    }

    @Test
    void create_forChat_hasScramVerifiersForBothSpellingsAndNothingForPhones() {
        CreatedAppPassword created = appPasswords().create(ALICE, asked("Chat", Scope.XMPP));

        String grouped = new String(created.password().chars());
        assertThat(grouped).matches("[a-z]{4}-[a-z]{4}-[a-z]{4}-[a-z]{4}");
        assertThat(verifiers().kinds()).isEqualTo(new VerifierKinds(true, false, false));
        assertThat(services.opens(created.password(), ALICE, verifiers())).isTrue();
        assertThat(services.opens(Secret.of(grouped.replace("-", "")), ALICE, verifiers())).isTrue();
        assertThat(services.opens(Secret.of(grouped.replace("-", " ")), ALICE, verifiers())).isFalse();
    }

    @Test
    void create_forPhone_hasDigestVerifiersWithoutMd5() {
        appPasswords().create(ALICE, asked("Phone", Scope.SIP));

        assertThat(verifiers().kinds()).isEqualTo(new VerifierKinds(false, true, false));
    }

    @Test
    void create_forOlderPhone_hasMd5Too() {
        appPasswords().create(ALICE,
                new NewAppPassword("Desk", Set.of(Scope.SIP), true, Optional.empty(), List.of(), 16));

        assertThat(verifiers().kinds()).isEqualTo(new VerifierKinds(false, true, true));
    }

    @Test
    void create_allFields_areListedAsGiven() {
        List<Cidr> networks = List.of(Cidr.parse("192.0.2.0/24").orElseThrow());
        Instant expires = services.clock.instant().plusSeconds(3600);
        NewAppPassword asked = new NewAppPassword("<b>'; --", Set.of(Scope.XMPP, Scope.SIP), true, Optional.of(expires),
                networks, 28);

        AppPassword created = appPasswords().create(ALICE, asked).appPassword();

        Instant now = Instant.parse("2026-11-24T10:15:30.123Z");
        assertThat(created).isEqualTo(new AppPassword(created.id(), ALICE, "<b>'; --", Set.of(Scope.XMPP, Scope.SIP),
                true, now, Optional.of(now.plusSeconds(3600)), networks, Optional.empty()));
        assertThat(appPasswords().list(ALICE)).containsExactly(created);
        assertThat(services.published.getLast()).isEqualTo(new AuthEvent.AppPasswordCreated(ALICE, now, 2, created.id(),
                "<b>'; --", Set.of(Scope.XMPP, Scope.SIP)));
    }

    @Test
    void create_limitReached_isRefusedUntilOneIsRevoked() {
        services = new Services(services.stores, services.keys, new AccountRules("example.org", 2, 16, true));
        AppPasswordId first = appPasswords().create(ALICE, asked("1", Scope.SIP)).appPassword().id();
        appPasswords().create(ALICE, asked("2", Scope.SIP));

        assertThatThrownBy(() -> appPasswords().create(ALICE, asked("3", Scope.SIP)))
                .isInstanceOfSatisfying(AccountException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_MANY_APP_PASSWORDS))
                .hasMessageContaining("2 app passwords");
        assertThat(appPasswords().revoke(ALICE, first)).isTrue();

        appPasswords().create(ALICE, asked("3", Scope.SIP));
        assertThat(appPasswords().list(ALICE)).extracting(AppPassword::label).containsExactlyInAnyOrder("2", "3");
    }

    @Test
    void create_manyAtOnce_neverPassesTheLimit() throws Exception {
        services = new Services(services.stores, services.keys, new AccountRules("example.org", 5, 16, true));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Boolean>> creators = IntStream.range(0, 12).<Callable<Boolean>>mapToObj(i -> this::creates)
                    .toList();
            int made = 0;
            for (Future<Boolean> creator : threads.invokeAll(creators)) {
                made += creator.get() ? 1 : 0;
            }
            assertThat(made).isEqualTo(5);
        }

        assertThat(services.snapshot(ALICE).appPasswords()).hasSize(5);
        assertThat(services.snapshot(ALICE).account().authVersion()).isEqualTo(6);
    }

    private boolean creates() {
        try {
            appPasswords().create(ALICE, asked("Phone", Scope.SIP));
            return true;
        } catch (AccountException refused) {
            assertThat(refused.reason()).isEqualTo(Reason.TOO_MANY_APP_PASSWORDS);
            return false;
        }
    }

    @Test
    void create_othersExpired_clearsThemAwayAndDoesNotCountThem() {
        services = new Services(services.stores, services.keys, new AccountRules("example.org", 1, 16, true));
        appPasswords().create(ALICE, expiring(Duration.ofMinutes(1)));
        services.clock.advance(Duration.ofMinutes(1));

        AppPassword created = appPasswords().create(ALICE, asked("Phone", Scope.SIP)).appPassword();

        assertThat(appPasswords().list(ALICE)).containsExactly(created);
    }

    @Test
    void endExpired_deletesWhatIsOver_andEndsWhatItOpened() {
        AppPassword brief = appPasswords().create(ALICE, expiring(Duration.ofMinutes(1))).appPassword();
        AppPassword lasting = appPasswords().create(ALICE, asked("lasting", Scope.XMPP)).appPassword();
        services.clock.advance(Duration.ofSeconds(59));
        appPasswords().endExpired();
        assertThat(appPasswords().list(ALICE)).hasSize(2);
        services.published.clear();
        long audited = services.stores.audit().length();

        services.clock.advance(Duration.ofSeconds(1));
        appPasswords().endExpired();
        appPasswords().endExpired();

        assertThat(appPasswords().list(ALICE)).containsExactly(lasting);
        assertThat(services.published).singleElement().isInstanceOf(AuthEvent.AppPasswordExpired.class)
                .extracting(AuthEvent::ends).isEqualTo(Optional.of(new Ends.OpenedByAppPassword(brief.id())));
        assertThat(services.stores.audit().after(audited, 9)).singleElement()
                .satisfies(row -> assertThat(row.entry().detail()).isEqualTo("id=" + brief.id()));
    }

    @Test
    void create_alreadyExpired_isRefused() {
        assertThatThrownBy(() -> appPasswords().create(ALICE, expiring(Duration.ZERO)))
                .isInstanceOf(AccountException.class).hasMessageContaining("in the future");

        assertThat(appPasswords().list(ALICE)).isEmpty();
    }

    @Test
    void create_fewerLettersThanRequired_isRefused() {
        services = new Services(services.stores, services.keys, new AccountRules("example.org", 25, 28, true));

        assertThatThrownBy(() -> appPasswords().create(ALICE, asked("Phone", Scope.SIP)))
                .isInstanceOf(AccountException.class).hasMessage("letters: 16 (expected: at least 28)");
    }

    @Test
    void revoke_oneOfTwo_endsThatOneOnly() {
        AppPassword chat = appPasswords().create(ALICE, asked("Chat", Scope.XMPP)).appPassword();
        AppPassword phone = appPasswords().create(ALICE, asked("Phone", Scope.SIP)).appPassword();

        assertThat(appPasswords().revoke(ALICE, chat.id())).isTrue();

        assertThat(services.snapshot(ALICE).appPasswords()).extracting(live -> live.appPassword())
                .containsExactly(phone);
        assertThat(services.published.getLast())
                .isEqualTo(new AuthEvent.AppPasswordRevoked(ALICE, chat.created(), 4, chat.id()));
    }

    @Test
    void revoke_idOfNobodyOrOfAnother_changesNothing() {
        AccountName bob = new AccountName("bob");
        services.accounts().create(bob, Optional.empty());
        AppPasswordId bobs = appPasswords().create(bob, asked("Phone", Scope.SIP)).appPassword().id();
        services.published.clear();

        assertThat(appPasswords().revoke(ALICE, bobs)).isFalse();
        assertThat(appPasswords().revoke(ALICE, new AppPasswordId("nobodys"))).isFalse();

        assertThat(services.published).isEmpty();
        assertThat(appPasswords().list(bob)).hasSize(1);
        assertThat(services.snapshot(ALICE).account().authVersion()).isEqualTo(1);
    }

    @Test
    void rename_oneOfTwo_hasTheLabelAndOpensAsBefore() {
        AppPassword chat = appPasswords().create(ALICE, asked("Chat", Scope.XMPP)).appPassword();
        AppPassword phone = appPasswords().create(ALICE, asked("Phone", Scope.SIP)).appPassword();

        assertThat(appPasswords().rename(ALICE, chat.id(), "Tablet")).isTrue();

        assertThat(appPasswords().list(ALICE)).extracting(AppPassword::label)
                .containsExactlyInAnyOrder("Tablet", "Phone");
        assertThat(services.snapshot(ALICE).appPasswords()).extracting(live -> live.appPassword().id())
                .containsExactlyInAnyOrder(chat.id(), phone.id());
        assertThat(services.published.getLast()).satisfies(event -> assertThat(event.ends()).isEmpty())
                .isEqualTo(new AuthEvent.AppPasswordRenamed(ALICE, chat.created(), 4, chat.id(), "Tablet"));
    }

    @Test
    void rename_outOfBoundsOrOfAnother_changesNothing() {
        AccountName bob = new AccountName("bob");
        services.accounts().create(bob, Optional.empty());
        AppPasswordId bobs = appPasswords().create(bob, asked("Phone", Scope.SIP)).appPassword().id();
        services.published.clear();

        assertThat(appPasswords().rename(ALICE, bobs, "Mine")).isFalse();
        for (String label : List.of("", " ", "a\nb", "x".repeat(129))) {
            assertThatThrownBy(() -> appPasswords().rename(bob, bobs, label)).isInstanceOf(AccountException.class);
        }

        assertThat(services.published).isEmpty();
        assertThat(appPasswords().list(bob).getFirst().label()).isEqualTo("Phone");
    }

    @Test
    void revokeAll_ofTwo_endsBothInOneChange() {
        appPasswords().create(ALICE, asked("Chat", Scope.XMPP));
        appPasswords().create(ALICE, asked("Phone", Scope.SIP));

        assertThat(appPasswords().revokeAll(ALICE)).isEqualTo(2);
        assertThat(appPasswords().revokeAll(ALICE)).isZero();

        assertThat(services.snapshot(ALICE).appPasswords()).isEmpty();
        assertThat(services.snapshot(ALICE).account().authVersion()).isEqualTo(4);
    }
}
