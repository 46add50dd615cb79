package io.portcullis.auth.store;

import static io.portcullis.auth.store.Fixtures.ALICE;
import static io.portcullis.auth.store.Fixtures.BOB;
import static io.portcullis.auth.store.Fixtures.KEY;
import static io.portcullis.auth.store.Fixtures.NEXT_KEY;
import static io.portcullis.auth.store.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.account.GroupName;
import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.decision.LoginProtocol;
import io.portcullis.auth.login.PrimaryUseStore;
import io.portcullis.auth.notice.LinkToken;
import io.portcullis.auth.notice.MailAddress;
import io.portcullis.auth.notice.MailId;
import io.portcullis.auth.notice.NoticeKind;
import io.portcullis.auth.notice.NotificationAddress;
import io.portcullis.auth.notice.NotificationAddressId;
import io.portcullis.auth.notice.OutboxMail;
import io.portcullis.auth.notice.OutboxState;
import io.portcullis.auth.store.NoticeStore.Expiring;
import io.portcullis.auth.store.SealStore.Reseal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the store of notification addresses and mails promises.
public interface NoticeStoreContract extends StoresContract {
    LinkToken TOKEN = LinkToken.create(new SecureRandom());
    LinkToken OTHER_TOKEN = LinkToken.create(new SecureRandom());
    MailAddress MAIL = new MailAddress("alice@example.org");
    Instant LATER = NOW.plusSeconds(60);

    private NoticeStore notices() {
        return stores().notices();
    }

    private void create(AccountName name, AccountWrite... writes) {
        assertThat(stores().accounts().create(List.of(Fixtures.account(name, false, writes)))).isPresent();
    }

    private void apply(AccountWrite... writes) {
        long version = stores().accounts().version(ALICE).orElseThrow();
        assertThat(stores().accounts().apply(Fixtures.change(ALICE, version, writes))).isTrue();
    }

    private static NotificationAddress address(AccountName account, String id, String text) {
        return new NotificationAddress(new NotificationAddressId(id), account, new MailAddress(text), "de", NOW,
                Optional.empty());
    }

    private static AccountWrite adding(NotificationAddress address, LinkToken token) {
        return new AccountWrite.AddAddress(new StoredAddress(address, token.hash(), LATER));
    }

    private static StoredMail mail(AccountName account, String id, Instant at) {
        return new StoredMail(new OutboxMail(new MailId(id), account, MAIL, "en", NoticeKind.NEW_PLACE, at, 0,
                Optional.of(at), ""), Fixtures.sealed("mail-" + id, KEY, "says " + id));
    }

    private static AccountWrite adding(String id) {
        return new AccountWrite.AddMail(mail(ALICE, id, NOW));
    }

    private OutboxMail first() {
        return notices().mails(9).getFirst();
    }

    @Test
    default void addresses_ofAnAccount_areItsOwnInTheOrderTheyWereAdded() {
        create(ALICE, adding(address(ALICE, "a1", "one@example.org"), TOKEN),
                adding(address(ALICE, "a2", "two@example.org"), OTHER_TOKEN));
        create(BOB);

        assertThat(notices().addresses(ALICE)).containsExactly(address(ALICE, "a1", "one@example.org"),
                address(ALICE, "a2", "two@example.org"));
        assertThat(notices().addresses(BOB)).isEmpty();
    }

    @Test
    default void unconfirmed_byItsToken_untilItExpiresOrIsConfirmedOrGone() {
        create(ALICE, adding(address(ALICE, "a1", "one@example.org"), TOKEN));
        create(BOB, adding(address(BOB, "a1", "one@example.org"), OTHER_TOKEN));

        assertThat(notices().unconfirmed(TOKEN.hash(), NOW)).contains(address(ALICE, "a1", "one@example.org"));
        assertThat(notices().unconfirmed(TOKEN.hash(), LATER)).isEmpty();

        apply(new AccountWrite.ConfirmAddress(new NotificationAddressId("a1"), LATER));
        assertThat(notices().unconfirmed(TOKEN.hash(), NOW)).isEmpty();
        assertThat(notices().addresses(ALICE).getFirst().confirmed()).contains(LATER);
        assertThat(notices().addresses(BOB).getFirst().confirmed()).isEmpty();
        assertThat(notices().unconfirmed(OTHER_TOKEN.hash(), NOW)).contains(address(BOB, "a1", "one@example.org"));
    }

    @Test
    default void addAddress_twice_isRefused() {
        create(ALICE, adding(address(ALICE, "a1", "one@example.org"), TOKEN));

        assertThatThrownBy(() -> apply(adding(address(ALICE, "a2", "one@example.org"), OTHER_TOKEN)))
                .isInstanceOf(StoreException.class);
        apply(new AccountWrite.DropAddress(new NotificationAddressId("a1")),
                adding(address(ALICE, "a2", "one@example.org"), OTHER_TOKEN));

        assertThat(notices().addresses(ALICE)).containsExactly(address(ALICE, "a2", "one@example.org"));
        assertThat(notices().unconfirmed(TOKEN.hash(), NOW)).isEmpty();
    }

    @Test
    default void mails_ofAChange_areThereWithItOrNotAtAll() {
        create(ALICE);

        assertThat(stores().accounts().apply(Fixtures.change(ALICE, 7, adding("m1")))).isFalse();
        assertThat(notices().mails(9)).isEmpty();
        apply(adding("m1"));

        assertThat(notices().due(NOW, 9)).containsExactly(mail(ALICE, "m1", NOW));
        assertThat(notices().due(NOW.minusMillis(1), 9)).isEmpty();
        assertThat(stores().accounts().load(ALICE).orElseThrow().appPasswords()).isEmpty();
    }

    @Test
    default void claim_bySeveral_isOnesAlone() {
        create(ALICE, adding("m1"));
        OutboxMail seen = first();

        assertThat(notices().claim(seen, LATER)).isTrue();
        assertThat(notices().claim(seen, LATER)).isFalse();

        assertThat(notices().due(NOW, 9)).isEmpty();
        assertThat(notices().due(LATER, 9)).hasSize(1);
        assertThat(first().attempts()).isEqualTo(1);
    }

    @Test
    default void sent_mail_isGoneWithWhatItSaid() {
        create(ALICE, adding("m1"), adding("m2"));

        notices().sent(new MailId("m1"));

        assertThat(notices().mails(9)).extracting(OutboxMail::id).containsExactly(new MailId("m2"));
        assertThat(stores().seals().count(KEY)).isEqualTo(1);
    }

    @Test
    default void failed_forNowOrForGood_staysVisible() {
        create(ALICE, adding("m1"));

        notices().failed(new MailId("m1"), "refused", Optional.of(LATER));
        assertThat(first()).extracting(OutboxMail::failure, OutboxMail::due).containsExactly("refused",
                Optional.of(LATER));
        assertThat(notices().state()).isEqualTo(new OutboxState(1, 0, Optional.of(NOW)));

        notices().failed(new MailId("m1"), "given up", Optional.empty());
        assertThat(notices().due(LATER.plusSeconds(9), 9)).isEmpty();
        assertThat(notices().state()).isEqualTo(new OutboxState(0, 1, Optional.empty()));

        assertThat(notices().retry(new MailId("m1"), LATER)).isTrue();
        assertThat(notices().retry(new MailId("m9"), LATER)).isFalse();
        assertThat(notices().due(LATER, 9)).hasSize(1);
    }

    @Test
    default void forget_givenUpLongAgo_isGoneAndNothingElse() {
        create(ALICE, adding("m1"), adding("m2"));
        notices().failed(new MailId("m1"), "given up", Optional.empty());

        notices().forget(NOW);
        assertThat(notices().mails(9)).hasSize(2);
        notices().forget(LATER);

        assertThat(notices().mails(9)).extracting(OutboxMail::id).containsExactly(new MailId("m2"));
        assertThat(stores().seals().count(KEY)).isEqualTo(1);
    }

    @Test
    default void addMails_tooSoonAgain_addsNothing() {
        create(ALICE);
        Duration hour = Duration.ofHours(1);

        assertThat(tell(NoticeKind.SIGN_IN_REFUSED, "m1", NOW)).isTrue();
        assertThat(tell(NoticeKind.SIGN_IN_REFUSED, "m2", NOW.plus(hour).minusMillis(1))).isFalse();
        assertThat(tell(NoticeKind.SECOND_STEP_FAILED, "m3", NOW)).isTrue();
        assertThat(tell(NoticeKind.SIGN_IN_REFUSED, "m4", NOW.plus(hour))).isTrue();
        assertThat(notices().addMails(BOB, NoticeKind.NEW_PLACE, NOW, NOW, List.of())).isFalse();

        assertThat(notices().mails(9)).extracting(mail -> mail.id().value()).containsExactlyInAnyOrder("m1", "m3",
                "m4");
    }

    private boolean tell(NoticeKind kind, String id, Instant at) {
        return notices().addMails(ALICE, kind, at, at.minus(Duration.ofHours(1)), List.of(mail(ALICE, id, at)));
    }

    @Test
    default void reseal_mails_keepsWhatIsKnownOfThem() {
        stores().seals().allow(NEXT_KEY, NOW);
        create(ALICE, adding("m1"));

        stores().seals().reseal(stores().seals().sealedOtherwise(NEXT_KEY, Optional.empty(), 9).stream()
                .map(row -> new Reseal(row, Fixtures.sealed(row.credential().id(), NEXT_KEY, "again"))).toList());

        assertThat(notices().due(NOW, 9)).singleElement().satisfies(due -> {
            assertThat(due.mail()).isEqualTo(mail(ALICE, "m1", NOW).mail());
            assertThat(due.content()).isEqualTo(Fixtures.sealed("mail-m1", NEXT_KEY, "again"));
        });
        assertThat(stores().seals().retire(KEY)).isTrue();
    }

    /// With a primary password for messaging, and a confirmed address.
    private void createReachable(AccountName name, AccountWrite... more) {
        List<AccountWrite> writes = new ArrayList<>(List.of(more));
        writes.add(Fixtures.primaryVerifiers("v"));
        writes.add(adding(address(name, "a1", name + "@example.org"), LinkToken.create(new SecureRandom())));
        create(name, writes.toArray(AccountWrite[]::new));
        AccountWrite confirm = new AccountWrite.ConfirmAddress(new NotificationAddressId("a1"), NOW);
        assertThat(stores().accounts().apply(Fixtures.change(name, 1, confirm))).isTrue();
    }

    private List<String> untold() {
        return untold(Optional.empty(), 9);
    }

    private List<String> untold(Optional<AccountName> after, int limit) {
        return notices().untold(NoticeKind.RULE_ANNOUNCED, NOW, after, limit).stream()
                .map(one -> one.account() + one.group().map(group -> " of " + group).orElse("")).toList();
    }

    private void used(Instant at) {
        stores().primaryUses().keep(List.of(new PrimaryUseStore.Use(
                new PrimaryUseStore.Key(ALICE, LoginProtocol.XMPP, "Dino"), at)));
    }

    @Test
    default void untold_accounts_areThoseThatMailReachesInTheirOrder() {
        createReachable(BOB);
        createReachable(ALICE, new AccountWrite.SetGroup(Optional.of(new GroupName("staff"))));
        create(new AccountName("carol"), Fixtures.primaryVerifiers("v"));
        create(new AccountName("dave"), Fixtures.primaryVerifiers("v"),
                adding(address(new AccountName("dave"), "a1", "dave@example.org"), OTHER_TOKEN));

        assertThat(untold()).containsExactly("alice of staff", "bob");
        assertThat(untold(Optional.empty(), 1)).containsExactly("alice of staff");
        assertThat(untold(Optional.of(ALICE), 9)).containsExactly("bob");
    }

    @Test
    default void untold_appPasswords_untilThePrimaryPasswordIsUsed() {
        createReachable(ALICE, Fixtures.adding(ALICE, "p1"));
        assertThat(untold()).isEmpty();
        used(NOW.minusMillis(1));
        assertThat(untold()).isEmpty();
        used(NOW);
        assertThat(untold()).containsExactly("alice");
    }

    @Test
    default void untold_whomItDoesNotConcern_isNobody() {
        createReachable(ALICE);
        used(NOW);
        assertThat(untold()).containsExactly("alice");

        apply(new AccountWrite.SetStatus(AccountStatus.SUSPENDED));
        assertThat(untold()).as("suspended").isEmpty();
        apply(new AccountWrite.SetStatus(AccountStatus.ACTIVE), new AccountWrite.DropPrimaryVerifiers());
        assertThat(untold()).as("it opens no messaging anyway").isEmpty();
        apply(new AccountWrite.SetTwoStep(true));
        assertThat(untold()).as("two-step").isEmpty();
        apply(new AccountWrite.SetTwoStep(false), Fixtures.primaryVerifiers("v"));
        assertThat(untold()).containsExactly("alice");
        apply(new AccountWrite.SetSnoozedUntil(NOW));
        assertThat(untold()).as("put off, long ago too").isEmpty();
    }

    @Test
    default void untold_onceTold_isNobodyForGood() {
        createReachable(ALICE);

        assertThat(announced("m1", NOW)).isTrue();
        assertThat(announced("m2", NOW.plus(Duration.ofDays(1000)))).isFalse();

        assertThat(untold()).isEmpty();
        assertThat(notices().mails(9)).hasSize(1);
    }

    private boolean announced(String id, Instant at) {
        return notices().addMails(ALICE, NoticeKind.RULE_ANNOUNCED, at, Instant.EPOCH, List.of(mail(ALICE, id, at)));
    }

    @Test
    default void expiring_inTheWindow_isSaidOnce() {
        create(ALICE, ending("a1", 100), ending("a2", 20), ending("a3", 300));

        assertThat(notices().expiring(NOW, NOW.plusSeconds(200), 50_000, 9))
                .containsExactly(new Expiring(ALICE, new AppPasswordId("a1")));
        apply(new AccountWrite.ExpiryTold(new AppPasswordId("a1"), NOW));

        assertThat(notices().expiring(NOW, NOW.plusSeconds(200), 50_000, 9)).isEmpty();
        assertThat(notices().expiring(NOW.plusSeconds(300), NOW.plusSeconds(900), 50_000, 9)).isEmpty();
    }

    private static AccountWrite ending(String id, long seconds) {
        AppPassword app = new AppPassword(new AppPasswordId(id), ALICE, "Phone", Set.of(Scope.SIP), false, NOW,
                Optional.of(NOW.plusSeconds(seconds)), List.of(), Optional.empty());
        return new AccountWrite.AddAppPassword(new StoredAppPassword(app, Fixtures.sealed(id, KEY, "v")));
    }

    @Test
    default void removeAccount_withAddressesAndMails_leavesNothingToWhoTakesTheName() {
        create(ALICE, adding(address(ALICE, "a1", "one@example.org"), TOKEN), adding("m1"));
        assertThat(tell(NoticeKind.SIGN_IN_REFUSED, "m2", NOW)).isTrue();

        apply(new AccountWrite.RemoveAccount(NOW));
        create(ALICE);

        assertThat(notices().addresses(ALICE)).isEmpty();
        assertThat(notices().mails(9)).isEmpty();
        assertThat(stores().seals().count(KEY)).isZero();
        assertThat(tell(NoticeKind.SIGN_IN_REFUSED, "m3", NOW)).isTrue();
    }
}
