package io.portcullis.auth.service;

import static io.portcullis.auth.service.Services.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.GroupName;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.notice.MailAddress;
import io.portcullis.auth.notice.NoticeKind;
import io.portcullis.auth.notice.OutboxMail;
import io.portcullis.auth.rollout.RolloutStage;
import io.portcullis.auth.service.Outbox.Taken;
import io.portcullis.auth.store.MemoryStores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnnouncementsTest {
    private static final AccountName BOB = new AccountName("bob");
    private static final Optional<GroupName> STAFF = Optional.of(new GroupName("staff"));

    @TempDir
    private Path directory;

    private final MemoryStores stores = new MemoryStores();
    private Services services;
    private Mailbox mailbox;

    @BeforeEach
    void open() {
        services = Mailbox.services(stores, Services.newKeys(directory));
        mailbox = new Mailbox(services);
        add(ALICE);
        add(BOB);
    }

    /// At a time of its own: whoever asks for many addresses has to wait.
    private void add(AccountName name) {
        services.clock.advance(Duration.ofHours(2));
        services.accounts().create(name, Services.password("correct horse"));
        mailbox.address(name, new MailAddress(name + "@example.net"));
    }

    private void set(Optional<GroupName> group, RolloutStage stage, int percent) {
        services.rollouts().set(new Rollouts.Draft(group, stage, percent, List.of()), "");
    }

    /// Who is told by one call.
    private List<String> work() {
        services.mails().announcements().work();
        return mailbox.receive().stream().map(Taken::mail)
                .filter(mail -> mail.kind() == NoticeKind.RULE_ANNOUNCED).map(OutboxMail::account)
                .map(AccountName::value).toList();
    }

    @Test
    void work_atNudge_tellsEachOnceAndOneAtATime() {
        set(Optional.empty(), RolloutStage.NUDGE, 100);

        assertThat(work()).containsExactly("alice");
        assertThat(work()).containsExactly("bob");
        assertThat(work()).isEmpty();
        services.clock.advance(Announcements.PAUSE);
        assertThat(work()).isEmpty();
        assertThat(services.mails().announcements().told()).isEqualTo(2);
    }

    @Test
    void work_afterARestartOrOnAnotherServer_tellsNobodyTwice() {
        set(Optional.empty(), RolloutStage.NUDGE, 100);
        assertThat(work()).containsExactly("alice");

        Services other = Mailbox.services(stores, services.keys);
        other.mails().announcements().work();

        assertThat(mailbox.receive()).extracting(taken -> taken.mail().account()).containsExactly(BOB);
        assertThat(work()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"NUDGE", "BROWNOUT"})
    void work_atAnyOtherStage_tellsNobody(RolloutStage stage) {
        set(Optional.empty(), stage, 100);
        assertThat(work()).isEmpty();
    }

    @Test
    void work_ofAGroupOrAPercentage_tellsNobodyElse() {
        services.rollouts().setGroup(BOB, STAFF);
        set(STAFF, RolloutStage.NUDGE, 0);
        assertThat(work()).isEmpty();
        set(STAFF, RolloutStage.NUDGE, 100);
        assertThat(work()).as("a plan that was changed is looked at at once").containsExactly("bob");
        assertThat(work()).isEmpty();
        set(Optional.empty(), RolloutStage.NUDGE, 100);
        assertThat(work()).containsExactly("alice");
    }

    @Test
    void work_percentage_tellsThoseThatThePlanCovers() {
        IntStream.range(0, 30).forEach(i -> add(new AccountName("user" + i)));
        set(Optional.empty(), RolloutStage.NUDGE, 50);

        List<String> told = IntStream.range(0, 40).mapToObj(i -> work()).flatMap(List::stream).toList();

        assertThat(told).doesNotHaveDuplicates().hasSizeBetween(1, 31).allSatisfy(name -> assertThat(
                services.rollouts().plans().everybody().covers(new AccountName(name))).isTrue());
    }

    @Test
    void work_whoPutItOffOrUsesAppPasswords_isNotTold() {
        set(Optional.empty(), RolloutStage.NUDGE, 100);
        services.rollouts().snooze(ALICE);
        services.appPasswords().create(BOB, Services.asked("Phone", Scope.SIP));

        assertThat(work()).isEmpty();
        services.clock.advance(Rollouts.SNOOZE.plus(Duration.ofDays(1)));
        assertThat(work()).isEmpty();
    }

    @Test
    void work_withoutAnAddress_isToldOnceThereIsOne() {
        AccountName carol = new AccountName("carol");
        services.accounts().create(carol, Services.password("correct horse"));
        set(Optional.empty(), RolloutStage.NUDGE, 100);
        assertThat(IntStream.range(0, 3).mapToObj(i -> work()).flatMap(List::stream)).containsExactly("alice", "bob");

        mailbox.address(carol, new MailAddress("carol@example.net"));
        services.clock.advance(Announcements.PAUSE);

        assertThat(work()).containsExactly("carol");
    }
}
