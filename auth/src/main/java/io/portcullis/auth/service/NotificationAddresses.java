package io.portcullis.auth.service;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.apppassword.AppPasswordGenerator;
import io.portcullis.auth.event.AddressChange;
import io.portcullis.auth.login.GuessClass;
import io.portcullis.auth.login.GuessLimit;
import io.portcullis.auth.login.GuessLimit.Turn;
import io.portcullis.auth.notice.LinkToken;
import io.portcullis.auth.notice.MailAddress;
import io.portcullis.auth.notice.Notice;
import io.portcullis.auth.notice.Notice.Field;
import io.portcullis.auth.notice.NoticeKind;
import io.portcullis.auth.notice.NotificationAddress;
import io.portcullis.auth.notice.NotificationAddressId;
import io.portcullis.auth.secondstep.TokenHash;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.AccountChanges.Plan;
import io.portcullis.auth.store.AccountWrite;
import io.portcullis.auth.store.NoticeStore;
import io.portcullis.auth.store.StoredAddress;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where owners are told what happens to their accounts. Every method blocks; they throw [AccountException] for what cannot
/// be done.
public final class NotificationAddresses {
    /// How long a link confirms.
    static final Duration LINK = Duration.ofDays(1);

    private final NoticeStore store;
    private final AccountChanges changes;
    private final Notices notices;
    private final AppPasswordGenerator generator;
    private final GuessLimit asked;

    NotificationAddresses(AccountParts parts, AccountChanges changes, Notices notices) {
        this.store = parts.stores().notices();
        this.changes = changes;
        this.notices = notices;
        this.generator = parts.generator();
        this.asked = parts.guesses();
    }

    /// The account's addresses, in the order they were added.
    public List<NotificationAddress> list(AccountName name) {
        return store.addresses(changes.load(name).account().name());
    }

    /// Whether the account could have one and has none that is confirmed.
    public boolean missing(AccountName name) {
        return notices.rules().mail() && notices.confirmed(name).isEmpty();
    }

    /// Adds one and sends a link there; one that is there and not confirmed gets a new link. Every mail that is asked for counts,
    /// so that nobody can fill a stranger's mailbox from here.
    ///
    /// @param language of the mails there, an ISO 639 code
    public AddressAdded add(AccountName name, MailAddress address, String language, InetAddress from) {
        if (!notices.rules().mail()) {
            return new AddressAdded.NoMail();
        }
        List<NotificationAddress> before = list(name);
        if (before.stream().anyMatch(old -> old.address().equals(address) && old.confirmed().isPresent())) {
            return new AddressAdded.Known();
        }
        return switch (asked.begin(GuessClass.NEW_ADDRESS, name.value(), from)) {
            case Turn.Wait(var until) -> new AddressAdded.WaitUntil(until);
            case Turn.Granted turn -> {
                asked.wrong(turn);
                yield added(name, address, language);
            }
        };
    }

    private AddressAdded added(AccountName name, MailAddress address, String language) {
        NotificationAddressId id = new NotificationAddressId(generator.id().value());
        Plan done = changes.change(name, (account, at, version) -> adding(
                new NotificationAddress(id, name, address, language, at, Optional.empty()), version));
        return done.events().isEmpty()
                ? new AddressAdded.Full()
                : new AddressAdded.Asked(new NotificationAddress(id, name, address, language,
                        done.events().getFirst().at(), Optional.empty()));
    }

    private Plan adding(NotificationAddress added, long version) {
        List<AccountWrite> writes = new ArrayList<>();
        List<NotificationAddress> there = store.addresses(added.account());
        List<NotificationAddress> others = there.stream().filter(old -> !old.address().equals(added.address()))
                .toList();
        if (others.size() >= NotificationAddress.MOST) {
            return Plan.NOTHING;
        }
        there.stream().filter(old -> !others.contains(old))
                .forEach(old -> writes.add(new AccountWrite.DropAddress(old.id())));
        LinkToken token = notices.link();
        Instant expires = added.added().plus(LINK);
        Notice notice = Notice.of(NoticeKind.CONFIRM_ADDRESS).with(Field.UNTIL, Long.toString(expires.toEpochMilli()))
                .with(Field.TOKEN, text(token));
        writes.add(new AccountWrite.AddAddress(new StoredAddress(added, token.hash(), expires)));
        writes.add(new AccountWrite.AddMail(notices.mail(added, notice, added.added())));
        return new Plan(writes, List.of(new AddressChange.AddressAdded(added.account(), added.added(), version,
                added.id(), added.address())));
    }

    /// A link's text on its way into what is sealed.
    static String text(LinkToken token) {
        try (Secret text = token.text()) {
            return new String(text.chars());
        }
    }

    /// What a link would confirm; empty where it leads nowhere, or nowhere any more.
    public Optional<NotificationAddress> linked(Secret token) {
        return LinkToken.parse(token).flatMap(link -> store.unconfirmed(link.hash(), changes.now()));
    }

    /// Confirms the address of a link, once.
    public Optional<NotificationAddress> confirm(Secret token) {
        return LinkToken.parse(token).map(LinkToken::hash).flatMap(hash -> store.unconfirmed(hash, changes.now())
                .filter(address -> confirmed(address, hash)));
    }

    private boolean confirmed(NotificationAddress address, TokenHash hash) {
        return !changes.change(address.account(), (account, at, version) -> {
            boolean open = store.unconfirmed(hash, at).filter(address::equals).isPresent();
            return open && account.account().status() == AccountStatus.ACTIVE
                    ? Plan.of(new AddressChange.AddressConfirmed(address.account(), at, version, address.id(),
                            address.address()), new AccountWrite.ConfirmAddress(address.id(), at))
                    : Plan.NOTHING;
        }).events().isEmpty();
    }

    /// Removes one, and tells that there too; false where the account has none with that id.
    public boolean remove(AccountName name, NotificationAddressId id) {
        return !changes.change(name, (account, at, version) -> store.addresses(name).stream()
                .filter(address -> address.id().equals(id)).findFirst()
                .map(address -> Plan.of(new AddressChange.AddressRemoved(name, at, version, id, address.address()),
                        new AccountWrite.DropAddress(id)))
                .orElse(Plan.NOTHING)).events().isEmpty();
    }
}
