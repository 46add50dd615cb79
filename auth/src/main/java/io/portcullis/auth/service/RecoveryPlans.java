package io.portcullis.auth.service;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.event.RecoveryChange;
import io.portcullis.auth.notice.LinkToken;
import io.portcullis.auth.notice.Notice;
import io.portcullis.auth.notice.Notice.Field;
import io.portcullis.auth.notice.NoticeKind;
import io.portcullis.auth.recovery.Recovery;
import io.portcullis.auth.recovery.RecoveryOrigin;
import io.portcullis.auth.service.AccountChanges.Plan;
import io.portcullis.auth.store.AccountWrite;
import io.portcullis.auth.store.StoredAccount;
import io.portcullis.auth.store.StoredMail;
import io.portcullis.auth.store.StoredRecovery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What begins a recovery, and what sends the link that finishes it.
final class RecoveryPlans {
    /// How long the link that finishes a recovery can be opened.
    static final Duration LINK = Duration.ofDays(3);

    private RecoveryPlans() {}

    /// Empty where the account has no confirmed address.
    static Optional<Plan> starting(StoredAccount account, RecoveryOrigin origin, Notices notices, Instant at,
            long version) {
        AccountName name = account.account().name();
        Recovery recovery = new Recovery(name, at, at.plus(notices.rules().recoveryWait()), origin);
        LinkToken token = notices.link();
        List<StoredMail> mails = notices.mails(name, linking(NoticeKind.RECOVERY_STARTED, token, recovery.ripe()), at);
        return mails.isEmpty()
                ? Optional.empty()
                : Optional.of(new Plan(with(mails, new AccountWrite.StartRecovery(
                        new StoredRecovery(recovery, token.hash()))),
                        List.of(new RecoveryChange.RecoveryStarted(name, at, version, recovery.ripe(), origin))));
    }

    /// Goes only to addresses that were confirmed before it was asked; empty where none is left.
    static Optional<Plan> ready(Recovery recovery, Notices notices, Instant at, long version) {
        LinkToken token = notices.link();
        Instant expires = at.plus(LINK);
        Notice notice = linking(NoticeKind.RECOVERY_READY, token, expires);
        List<StoredMail> mails = notices.confirmed(recovery.account()).stream()
                .filter(address -> !address.confirmed().orElseThrow().isAfter(recovery.asked()))
                .map(address -> notices.mail(address, notice, at)).toList();
        return mails.isEmpty()
                ? Optional.empty()
                : Optional.of(new Plan(with(mails, new AccountWrite.ReadyRecovery(token.hash(), expires)),
                        List.of(new RecoveryChange.RecoveryReady(recovery.account(), at, version))));
    }

    private static Notice linking(NoticeKind kind, LinkToken token, Instant until) {
        return Notice.of(kind).with(Field.TOKEN, NotificationAddresses.text(token)).with(Field.UNTIL,
                Long.toString(until.toEpochMilli()));
    }

    private static List<AccountWrite> with(List<StoredMail> mails, AccountWrite write) {
        List<AccountWrite> writes = new ArrayList<>();
        writes.add(write);
        mails.forEach(mail -> writes.add(new AccountWrite.AddMail(mail)));
        return writes;
    }
}
