package io.portcullis.auth.service;

import static io.portcullis.auth.service.Services.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.apppassword.CreatedAppPassword;
import io.portcullis.auth.apppassword.CreatedSetUpLink;
import io.portcullis.auth.apppassword.NewAppPassword;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.event.SetUpLinkChange;
import io.portcullis.auth.notice.LinkToken;
import io.portcullis.auth.notice.NoticeKind;
import io.portcullis.auth.secondstep.SecondStepAnswer;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.store.MemoryStores;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SetUpLinksTest {
    private static final InetAddress PHONE = InetAddress.ofLiteral("198.51.100.7");

    @TempDir
    private Path directory;

    private Services services;
    private Owner alice;
    private SetUpLinks links;

    @BeforeEach
    void open() {
        services = Mailbox.services(new MemoryStores(), Services.newKeys(directory));
        alice = new Owner(services, ALICE);
        links = services.setUpLinks();
    }

    private static NewAppPassword asked(String label) {
        return new NewAppPassword(label, Set.of(Scope.SIP), false, Optional.empty(), List.of(), 28);
    }

    private CreatedSetUpLink made() {
        return links.create(ALICE, asked("Linphone"));
    }

    private Optional<CreatedAppPassword> follow(Secret token) {
        return links.follow(token, PHONE) instanceof SetUpResult.Made(var made) ? Optional.of(made) : Optional.empty();
    }

    private List<AppPassword> appPasswords() {
        return services.appPasswords().list(ALICE);
    }

    @Test
    void link_followed_makesItsAppPasswordOnce() {
        CreatedSetUpLink link = made();
        assertThat(appPasswords()).as("nothing before").isEmpty();
        assertThat(links.pending(ALICE, link.link().id())).contains(link.link());
        services.published.clear();

        CreatedAppPassword made = follow(link.token()).orElseThrow();

        assertThat(made.appPassword()).extracting(AppPassword::id, AppPassword::label, AppPassword::scopes,
                AppPassword::olderPhone).containsExactly(link.link().id(), "Linphone", Set.of(Scope.SIP), false);
        assertThat(made.password().length()).isEqualTo(34);
        assertThat(appPasswords()).containsExactly(made.appPassword());
        assertThat(services.published).singleElement().isInstanceOf(AuthEvent.AppPasswordCreated.class);
        assertThat(links.pending(ALICE, link.link().id())).isEmpty();
        assertThat(links.follow(link.token(), PHONE)).isEqualTo(new SetUpResult.Gone());
        assertThat(appPasswords()).hasSize(1);
    }

    @Test
    void link_madeAndFollowed_isInTheAuditLogAndMailed_withoutItsToken() {
        Mailbox mailbox = new Mailbox(services);
        mailbox.address(ALICE, Mailbox.MAIL);
        CreatedSetUpLink link = made();
        follow(link.token());

        assertThat(mailbox.kinds()).containsExactly(NoticeKind.APP_PASSWORD_MADE);
        String text = new String(link.token().chars());
        assertThat(services.stores.audit().latest(ALICE, 10))
                .anySatisfy(row -> assertThat(row.entry().kind()).isEqualTo("SetUpLinkMade"))
                .allSatisfy(row -> assertThat(row.entry().detail()).doesNotContain(text));
        assertThat(link.toString()).doesNotContain(text);
    }

    @Test
    void link_followedByManyAtOnce_servesOne() throws InterruptedException, ExecutionException {
        Secret token = made().token();
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService phones = Executors.newFixedThreadPool(8)) {
            List<Future<Optional<CreatedAppPassword>>> all = IntStream.range(0, 8)
                    .mapToObj(i -> phones.submit(() -> {
                        start.await();
                        return links.follow(token, InetAddress.ofLiteral("198.51." + i
                                + ".1")) instanceof SetUpResult.Made(var made)
                                        ? Optional.of(made)
                                        : Optional.<CreatedAppPassword>empty();
                    })).toList();
            start.countDown();
            int served = 0;
            for (Future<Optional<CreatedAppPassword>> one : all) {
                served += one.get().isPresent() ? 1 : 0;
            }
            assertThat(served).isEqualTo(1);
        }
        assertThat(appPasswords()).hasSize(1);
    }

    @Test
    void link_fiveMinutesOld_leadsNowhere() {
        Secret early = made().token();
        Secret late = made().token();
        services.clock.advance(Duration.ofMinutes(5).minusMillis(2));
        assertThat(follow(early)).isPresent();
        services.clock.advance(Duration.ofMillis(2));

        assertThat(follow(late)).isEmpty();
        assertThat(links.dropExpired()).isEqualTo(1);
    }

    /// What ends an account's links, whether any app password is there or not.
    static List<Consumer<SetUpLinksTest>> ends() {
        return List.of(test -> test.services.accounts().suspend(ALICE),
                test -> test.services.accounts().remove(ALICE),
                test -> test.services.accounts().setPassword(ALICE, Secret.of("a new correct horse")),
                test -> test.services.secondSteps().twoStep().off(ALICE),
                test -> assertThat(test.services.appPasswords().revokeAll(ALICE)).isZero(),
                SetUpLinksTest::revokeAnother, SetUpLinksTest::signInByRecoveryKey, SetUpLinksTest::recover);
    }

    private void revokeAnother() {
        CreatedAppPassword other = services.appPasswords().create(ALICE, Services.asked("other", Scope.XMPP));
        assertThat(services.appPasswords().revoke(ALICE, other.appPassword().id())).isTrue();
    }

    private void signInByRecoveryKey() {
        assertThat(Owner.accepted(alice.answer(new SecondStepAnswer.RecoveryKey(alice.recoveryKey)))).isTrue();
    }

    private void recover() {
        Mailbox mailbox = new Mailbox(services);
        mailbox.address(ALICE, Mailbox.MAIL);
        services.recoveries().startByOperator(ALICE);
        services.clock.advance(Duration.ofDays(3));
        services.recoveryDesk().work();
        assertThat(services.recoveries().finish(mailbox.token(NoticeKind.RECOVERY_READY),
                Secret.of("four words and more"))).isInstanceOf(RecoveryFinish.Finished.class);
    }

    @ParameterizedTest
    @MethodSource("ends")
    void link_afterWhatEndsIt_leadsNowhereAndIsGone(Consumer<SetUpLinksTest> end) {
        CreatedSetUpLink link = made();

        end.accept(this);

        assertThat(links.follow(link.token(), PHONE)).isEqualTo(new SetUpResult.Gone());
        assertThat(services.stores.setUpLinks().links(ALICE, link.link().created())).isEmpty();
        services.stores.accounts().load(ALICE).filter(stored -> stored.account().status() == AccountStatus.SUSPENDED)
                .ifPresent(_ -> services.accounts().resume(ALICE));
        assertThat(follow(link.token())).as("not even when all is well again").isEmpty();
    }

    @Test
    void twoStepTurnedOn_endsTheLink() {
        services.secondSteps().twoStep().off(ALICE);
        Secret token = made().token();
        services.accounts().setTwoStep(ALICE, true);

        assertThat(follow(token)).isEmpty();
    }

    @Test
    void link_afterWhatDoesNotConcernIt_leadsOn() {
        Secret token = made().token();
        services.appPasswords().create(ALICE, Services.asked("other", Scope.XMPP));
        new Mailbox(services).address(ALICE, Mailbox.MAIL);
        made();

        assertThat(follow(token)).isPresent();
    }

    @Test
    void link_revokedByItsId_isSaidToHaveEnded() {
        CreatedSetUpLink link = made();
        services.published.clear();

        assertThat(services.appPasswords().revoke(ALICE, link.link().id())).isTrue();

        assertThat(services.published).singleElement().isInstanceOf(SetUpLinkChange.SetUpLinksEnded.class);
        assertThat(services.appPasswords().revoke(ALICE, link.link().id())).isFalse();
        assertThat(follow(link.token())).isEmpty();
    }

    @Test
    void links_andAppPasswords_shareTheLimit() {
        for (int i = 0; i < 24; i++) {
            services.appPasswords().create(ALICE, Services.asked("device", Scope.XMPP));
        }
        Secret token = made().token();

        assertThatThrownBy(this::made).isInstanceOfSatisfying(AccountException.class, refused -> assertThat(
                refused.reason()).isEqualTo(AccountException.Reason.TOO_MANY_APP_PASSWORDS));
        services.appPasswords().create(ALICE, Services.asked("the last", Scope.XMPP));
        assertThatThrownBy(() -> follow(token)).isInstanceOf(AccountException.class);
        assertThat(appPasswords()).hasSize(25);
    }

    @Test
    void follow_tokensOfOtherKindsAndNone_leadNowhere() {
        Mailbox mailbox = new Mailbox(services);
        mailbox.receive();
        services.mails().addresses().add(ALICE, Mailbox.MAIL, "en", Owner.HOME);
        Secret address = mailbox.token(NoticeKind.CONFIRM_ADDRESS);
        Secret setUp = made().token();

        assertThat(follow(address)).isEmpty();
        assertThat(follow(Secret.of(""))).isEmpty();
        assertThat(follow(Secret.of(new String(setUp.chars()) + "A"))).isEmpty();
        assertThat(services.mails().addresses().confirm(setUp)).isEmpty();
        assertThat(services.mails().addresses().confirm(address)).as("was not used up").isPresent();
        assertThat(follow(setUp)).isPresent();
    }

    @Test
    void follow_manyWrongOnes_areSlowedDownFromTheirNetworkAlone() {
        Secret token = made().token();
        SecureRandom random = new SecureRandom();
        InetAddress guesser = InetAddress.ofLiteral("203.0.113.9");
        int looked = 0;
        for (int i = 0; i < 300; i++) {
            looked += links.follow(LinkToken.create(random).text(), guesser) instanceof SetUpResult.Gone ? 1 : 0;
        }

        assertThat(looked).isLessThan(150);
        assertThat(follow(token)).isPresent();
    }

    @Test
    void create_forASuspendedAccount_isRefused() {
        services.accounts().suspend(ALICE);

        assertThatThrownBy(this::made).isInstanceOf(AccountException.class);
    }

    @Test
    void create_forMoreThanALinkKeeps_isRefused() {
        assertThatThrownBy(() -> links.create(ALICE, Services.asked("x", Scope.SIP)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> links.create(ALICE,
                new NewAppPassword("x", Set.of(Scope.SIP), true, Optional.empty(), List.of(), 28)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
