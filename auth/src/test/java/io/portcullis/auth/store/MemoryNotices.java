package io.portcullis.auth.store;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.notice.MailId;
import io.portcullis.auth.notice.NoticeKind;
import io.portcullis.auth.notice.NotificationAddress;
import io.portcullis.auth.notice.NotificationAddressId;
import io.portcullis.auth.notice.OutboxMail;
import io.portcullis.auth.notice.OutboxState;
import io.portcullis.auth.secondstep.TokenHash;
import io.portcullis.auth.store.SealStore.Reseal;
import io.portcullis.auth.store.SealStore.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What [MemoryStores] hold of notification addresses and mails.
final class MemoryNotices {
    private record Told(AccountName account, NoticeKind kind) {}

    private record Reminded(AccountName account, AppPasswordId id) {}

    private final List<StoredAddress> addresses = new ArrayList<>();
    private final List<StoredMail> mails = new ArrayList<>();
    private final Map<Told, Instant> told = new HashMap<>();
    private final Set<Reminded> reminded = new HashSet<>();

    MemoryNotices() {}

    MemoryNotices(MemoryNotices other) {
        addresses.addAll(other.addresses);
        mails.addAll(other.mails);
        told.putAll(other.told);
        reminded.addAll(other.reminded);
    }

    boolean add(StoredAddress added) {
        boolean taken = addresses.stream().map(StoredAddress::address)
                .anyMatch(old -> old.account().equals(added.address().account())
                        && (old.id().equals(added.address().id()) || old.address().equals(added.address().address())))
                || addresses.stream().anyMatch(old -> old.token().equals(added.token()));
        if (!taken) {
            addresses.add(added);
            addresses.sort(Comparator.comparing((StoredAddress stored) -> stored.address().added())
                    .thenComparing(stored -> stored.address().id().value()));
        }
        return !taken;
    }

    void confirm(AccountName account, NotificationAddressId id, Instant at) {
        addresses.replaceAll(stored -> {
            NotificationAddress old = stored.address();
            return old.account().equals(account) && old.id().equals(id)
                    ? new StoredAddress(new NotificationAddress(id, account, old.address(), old.language(), old.added(),
                            Optional.of(at)), stored.token(), stored.expires())
                    : stored;
        });
    }

    void removeAddress(AccountName account, NotificationAddressId id) {
        addresses.removeIf(stored -> stored.address().account().equals(account) && stored.address().id().equals(id));
    }

    List<NotificationAddress> addresses(AccountName account) {
        return addresses.stream().map(StoredAddress::address).filter(address -> address.account().equals(account))
                .toList();
    }

    Optional<NotificationAddress> unconfirmed(TokenHash token, Instant now) {
        return addresses.stream().filter(stored -> stored.token().equals(token) && stored.expires().isAfter(now))
                .map(StoredAddress::address).filter(address -> address.confirmed().isEmpty()).findFirst();
    }

    boolean add(StoredMail added) {
        boolean taken = mails.stream().anyMatch(old -> old.mail().id().equals(added.mail().id()));
        if (!taken) {
            mails.add(added);
        }
        return !taken;
    }

    boolean tell(AccountName account, NoticeKind kind, Instant at, Instant notSince) {
        Told key = new Told(account, kind);
        if (Optional.ofNullable(told.get(key)).filter(last -> last.isAfter(notSince)).isPresent()) {
            return false;
        }
        told.put(key, at);
        return true;
    }

    boolean isTold(AccountName account, NoticeKind kind) {
        return told.containsKey(new Told(account, kind));
    }

    List<StoredMail> due(Instant now, int limit) {
        return mails.stream().filter(stored -> stored.mail().due().filter(due -> !due.isAfter(now)).isPresent())
                .sorted(Comparator.comparing((StoredMail stored) -> stored.mail().due().orElseThrow())
                        .thenComparing(stored -> stored.content().id()))
                .limit(limit).toList();
    }

    boolean claim(OutboxMail mail, Instant until) {
        boolean there = mails.stream().map(StoredMail::mail)
                .anyMatch(old -> old.id().equals(mail.id()) && old.due().equals(mail.due()));
        change(mail.id(), old -> with(old, old.attempts() + (there ? 1 : 0),
                there ? Optional.of(until) : old.due(), old.failure()));
        return there;
    }

    void sent(MailId id) {
        mails.removeIf(stored -> stored.mail().id().equals(id));
    }

    void failed(MailId id, String failure, Optional<Instant> next) {
        change(id, old -> with(old, old.attempts(), next, failure));
    }

    boolean retry(MailId id, Instant now) {
        change(id, old -> with(old, old.attempts(), Optional.of(now), old.failure()));
        return mails.stream().anyMatch(stored -> stored.mail().id().equals(id));
    }

    private static OutboxMail with(OutboxMail old, int attempts, Optional<Instant> due, String failure) {
        return new OutboxMail(old.id(), old.account(), old.to(), old.language(), old.kind(), old.created(), attempts,
                due, failure);
    }

    private void change(MailId id, UnaryOperator<OutboxMail> change) {
        mails.replaceAll(stored -> stored.mail().id().equals(id)
                ? new StoredMail(change.apply(stored.mail()), stored.content())
                : stored);
    }

    OutboxState state() {
        List<OutboxMail> waiting = mails.stream().map(StoredMail::mail).filter(mail -> mail.due().isPresent()).toList();
        return new OutboxState(waiting.size(), mails.size() - waiting.size(),
                waiting.stream().map(OutboxMail::created).min(Comparator.naturalOrder()));
    }

    List<OutboxMail> mails(int limit) {
        return mails.stream().map(StoredMail::mail).sorted(Comparator.comparing(OutboxMail::created)
                .thenComparing(mail -> mail.id().value())).limit(limit).toList();
    }

    void forget(Instant before) {
        mails.removeIf(stored -> stored.mail().due().isEmpty() && stored.mail().created().isBefore(before));
    }

    void reminded(AccountName account, AppPasswordId id) {
        reminded.add(new Reminded(account, id));
    }

    boolean isReminded(AccountName account, AppPasswordId id) {
        return reminded.contains(new Reminded(account, id));
    }

    List<Row> sealed() {
        return mails.stream().map(stored -> new Row(stored.mail().account(), stored.content())).toList();
    }

    void reseal(Reseal row) {
        mails.replaceAll(stored -> stored.mail().account().equals(row.from().account())
                && stored.content().equals(row.from().credential())
                        ? new StoredMail(stored.mail(), row.to())
                        : stored);
    }

    void remove(AccountName account) {
        addresses.removeIf(stored -> stored.address().account().equals(account));
        mails.removeIf(stored -> stored.mail().account().equals(account));
        told.keySet().removeIf(key -> key.account().equals(account));
        reminded.removeIf(key -> key.account().equals(account));
    }
}
