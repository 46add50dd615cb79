package io.portcullis.auth.service;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.decision.RefusalReason;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.notice.Notice;
import io.portcullis.auth.notice.Notice.Field;
import io.portcullis.auth.notice.NoticeKind;
import io.portcullis.auth.service.AccountChanges.Plan;
import io.portcullis.auth.store.AccountWrite;
import io.portcullis.auth.store.NoticeStore;
import io.portcullis.auth.store.StoredAccount;
import io.portcullis.auth.store.StoredAppPassword;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells of what is no change: uses from new places, refused sign-ins, and ends that come near. Events come on any thread, at
/// event loops too, and are only put down; [#work] does the rest.
public final class NoticeDesk {
    /// How long before its end the owner of an app password hears of it.
    static final Duration AHEAD = Duration.ofDays(7);
    /// Of what is made for less than this, nobody need be reminded.
    static final Duration LONG_LIVED = Duration.ofDays(14);
    /// At most one mail of a kind in this time, of failures that others can bring about.
    static final Duration SPACING = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(NoticeDesk.class);
    private static final int MOST_WAITING = 1000;
    private static final int BATCH = 100;

    private final NoticeStore store;
    private final AccountChanges changes;
    private final Notices notices;
    private final Queue<Waiting> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    /// Whom nothing more need be put down of for now; the store keeps the exact times.
    private final Cache<Told, Instant> told = Caffeine.newBuilder().maximumSize(10_000).executor(Runnable::run).build();

    NoticeDesk(AccountParts parts, AccountChanges changes, Notices notices) {
        this.store = parts.stores().notices();
        this.changes = changes;
        this.notices = notices;
    }

    private record Told(AccountName account, NoticeKind kind) {}

    private record Waiting(AccountName account, Instant at, Notice notice) {}

    void heard(AuthEvent event) {
        if (!notices.rules().mail()) {
            return;
        }
        switch (event) {
            case AuthEvent.AppPasswordUsed used -> {
                if (used.newNetwork()) {
                    put(new Waiting(used.account(), used.at(), place(used)));
                }
            }
            case AuthEvent.SecondStepFailed failed -> putOnce(failed, from(NoticeKind.SECOND_STEP_FAILED,
                    failed.address()).with(Field.WORD, failed.kind().name().toLowerCase(Locale.ROOT)));
            case AuthEvent.LoginRefused refused -> {
                if (refused.reason() != RefusalReason.SUPERSEDED) {
                    putOnce(refused, from(NoticeKind.SIGN_IN_REFUSED, refused.address())
                            .with(Field.WORD, refused.reason().name().toLowerCase(Locale.ROOT))
                            .with(Field.CLIENT, refused.client()));
                }
            }
            case AuthEvent.PrimaryPasswordUsed _,AuthEvent.FastTokensChanged _,AuthEvent.Change _ -> {}
        }
    }

    private static Notice from(NoticeKind kind, InetAddress address) {
        return Notice.of(kind).with(Field.ADDRESS, address.getHostAddress());
    }

    private static Notice place(AuthEvent.AppPasswordUsed used) {
        return from(NoticeKind.NEW_PLACE, used.use().address()).with(Field.CLIENT, used.use().client())
                .with(Field.WORD, used.id().value());
    }

    private void putOnce(AuthEvent event, Notice notice) {
        Told key = new Told(event.account(), notice.kind());
        Optional<Instant> before = Optional.ofNullable(told.getIfPresent(key));
        boolean first = before.isEmpty()
                ? told.asMap().putIfAbsent(key, event.at()) == null
                : !before.get().plus(SPACING).isAfter(event.at())
                        && told.asMap().replace(key, before.get(), event.at());
        if (first) {
            put(new Waiting(event.account(), event.at(), notice));
        }
    }

    private void put(Waiting added) {
        if (!waiting.offer(added)) {
            LOG.warn("too much happens at once: {} of {} is not told by mail", added.notice(), added.account());
        }
    }

    /// Puts what waits into the outbox. To be called twice a second.
    ///
    /// @throws io.portcullis.auth.store.StoreException where the database fails; what was not put down still waits
    public void work() {
        for (Iterator<Waiting> next = waiting.iterator(); next.hasNext();) {
            tell(next.next());
            next.remove();
        }
    }

    private void tell(Waiting one) {
        Instant at = AccountChanges.storable(one.at());
        Optional<StoredAccount> account = changes.look(one.account(), stored -> stored);
        if (account.isEmpty()) {
            return;
        }
        Notice notice = labelled(account.get(), one.notice());
        boolean spaced = notice.kind() != NoticeKind.NEW_PLACE;
        changes.sealing(() -> store.addMails(one.account(), notice.kind(), at,
                spaced ? at.minus(SPACING) : at, notices.mails(one.account(), notice, at)));
    }

    /// The place's notice names the app password by its label.
    private static Notice labelled(StoredAccount account, Notice notice) {
        return notice.kind() == NoticeKind.NEW_PLACE
                ? notice.with(Field.LABEL, account.appPasswords().stream().map(StoredAppPassword::appPassword)
                        .filter(app -> notice.field(Field.WORD).filter(app.id().value()::equals).isPresent())
                        .map(AppPassword::label).findFirst().orElse(""))
                : notice;
    }

    /// Tells of app passwords whose end comes near, each once. To be called every few minutes.
    ///
    /// @throws io.portcullis.auth.store.StoreException where the database fails
    public void remind() {
        Instant now = changes.now();
        if (!notices.rules().mail()) {
            return;
        }
        for (NoticeStore.Expiring expiring : store.expiring(now, now.plus(AHEAD), LONG_LIVED.toMillis(), BATCH)) {
            try {
                changes.change(expiring.account(), (account, at, version) -> reminding(account, expiring, at));
            } catch (AccountException overtaken) {
                LOG.debug("{} is reminded the next time: {}", expiring.account(), overtaken.getMessage());
            }
        }
    }

    private Plan reminding(StoredAccount account, NoticeStore.Expiring expiring, Instant at) {
        Optional<AppPassword> ending = account.appPasswords().stream().map(StoredAppPassword::appPassword)
                .filter(app -> app.id().equals(expiring.id()) && app.expires().isPresent()).findFirst();
        if (ending.isEmpty()) {
            return Plan.NOTHING;
        }
        Notice notice = Notice.of(NoticeKind.APP_PASSWORD_EXPIRING).with(Field.LABEL, ending.get().label())
                .with(Field.UNTIL, Long.toString(ending.get().expires().orElseThrow().toEpochMilli()));
        List<AccountWrite> writes = new ArrayList<>();
        writes.add(new AccountWrite.ExpiryTold(expiring.id(), at));
        notices.mails(expiring.account(), notice, at).forEach(mail -> writes.add(new AccountWrite.AddMail(mail)));
        return new Plan(writes, List.of());
    }
}
