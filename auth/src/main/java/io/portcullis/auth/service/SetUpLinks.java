package io.portcullis.auth.service;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.apppassword.AppPasswordGenerator;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.CreatedAppPassword;
import io.portcullis.auth.apppassword.CreatedSetUpLink;
import io.portcullis.auth.apppassword.NewAppPassword;
import io.portcullis.auth.apppassword.SetUpLink;
import io.portcullis.auth.event.SetUpLinkChange;
import io.portcullis.auth.login.GuessClass;
import io.portcullis.auth.login.GuessLimit;
import io.portcullis.auth.login.GuessLimit.Turn;
import io.portcullis.auth.notice.LinkToken;
import io.portcullis.auth.secondstep.TokenHash;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.AccountChanges.Plan;
import io.portcullis.auth.store.AccountWrite;
import io.portcullis.auth.store.SetUpLinkStore;
import io.portcullis.auth.store.StoredAccount;
import io.portcullis.auth.store.StoredSetUpLink;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Links by which a device fetches its set-up, once and within minutes. The app password is made when the link is followed, in
/// the transaction that uses it up: before, there is nothing to steal but the link, and of two that follow it one is too late.
/// Every method blocks; they throw [AccountException] for what cannot be done.
public final class SetUpLinks {
    /// How long a link leads anywhere.
    public static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final int LETTERS = 28;

    private final SetUpLinkStore store;
    private final AccountChanges changes;
    private final AppPasswords appPasswords;
    private final AppPasswordGenerator generator;
    private final SecureRandom random;
    private final GuessLimit guesses;

    SetUpLinks(AccountParts parts, AccountChanges changes, AppPasswords appPasswords) {
        this.store = parts.stores().setUpLinks();
        this.changes = changes;
        this.appPasswords = appPasswords;
        this.generator = parts.generator();
        this.random = parts.random();
        this.guesses = parts.guesses();
    }

    /// Makes a link. It counts as an app password, which it may become at any moment.
    ///
    /// @param asked what the app password is to be, with 28 letters and without older phone, expiry or networks
    public CreatedSetUpLink create(AccountName name, NewAppPassword asked) {
        if (!asked.equals(asked(asked.label(), asked))) {
            throw new IllegalArgumentException("a set-up link for more than a label and scopes, of 28 letters");
        }
        LinkToken token = LinkToken.create(random);
        AppPasswordId id = generator.id();
        Plan done = changes.change(name, (account, at, version) -> adding(account,
                new SetUpLink(id, name, asked.label(), asked.scopes(), at, at.plus(LIFETIME)), token.hash(), version));
        Instant at = done.events().getFirst().at();
        return new CreatedSetUpLink(
                new SetUpLink(id, name, asked.label(), asked.scopes(), at, at.plus(LIFETIME)), token.text());
    }

    private static NewAppPassword asked(String label, NewAppPassword from) {
        return new NewAppPassword(label, from.scopes(), false, Optional.empty(), List.of(), LETTERS);
    }

    private Plan adding(StoredAccount account, SetUpLink link, TokenHash token, long version) {
        if (account.account().status() != AccountStatus.ACTIVE) {
            throw new AccountException(AccountException.Reason.NOT_READY,
                    "Account " + link.account() + " is suspended");
        }
        appPasswords.requireSecondStep(account);
        appPasswords.requireRoom(account, link.created(), store.links(link.account(), link.created()).size());
        return Plan.of(new SetUpLinkChange.SetUpLinkMade(link.account(), link.created(), version, link.id(),
                link.label(), link.scopes(), link.expires()),
                new AccountWrite.AddSetUpLink(new StoredSetUpLink(link, token)));
    }

    /// The link that is to become the app password of that id, while it leads anywhere.
    public Optional<SetUpLink> pending(AccountName name, AppPasswordId id) {
        return store.links(name, changes.now()).stream().filter(link -> link.id().equals(id)).findFirst();
    }

    /// Follows a link: makes its app password, once. Links that lead nowhere are counted against where they come from.
    public SetUpResult follow(Secret shown, InetAddress from) {
        Optional<LinkToken> token = LinkToken.parse(shown);
        // No two links share a count: there is nobody to slow down but the network.
        String name = token.map(LinkToken::hash).map(hash -> HexFormat.of().formatHex(hash.bytes())).orElse("");
        return switch (guesses.begin(GuessClass.SET_UP_LINK, name, from)) {
            case Turn.Wait(var until) -> new SetUpResult.WaitUntil(until);
            case Turn.Granted turn -> {
                Optional<CreatedAppPassword> made = token.flatMap(link -> used(link.hash()));
                if (made.isPresent()) {
                    guesses.right(turn);
                } else {
                    guesses.wrong(turn);
                }
                yield made.<SetUpResult>map(SetUpResult.Made::new).orElseGet(SetUpResult.Gone::new);
            }
        };
    }

    private Optional<CreatedAppPassword> used(TokenHash token) {
        return store.link(token, changes.now()).flatMap(link -> used(link, token));
    }

    private Optional<CreatedAppPassword> used(SetUpLink link, TokenHash token) {
        NewAppPassword asked = new NewAppPassword(link.label(), link.scopes(), false, Optional.empty(), List.of(),
                LETTERS);
        Secret password = generator.password(LETTERS);
        try (AppPasswordDraft draft = appPasswords.draft(link.account(), link.id(), asked, password)) {
            Plan done = changes.change(link.account(), (account, at, version) -> stillThere(link, token, account, at)
                    ? using(link, appPasswords.adding(account, draft, at, version))
                    : Plan.NOTHING);
            if (done.events().isEmpty()) {
                password.wipe();
                return Optional.empty();
            }
            return Optional.of(new CreatedAppPassword(draft.appPassword(done.events().getFirst().at()), password));
        }
    }

    private boolean stillThere(SetUpLink link, TokenHash token, StoredAccount account, Instant at) {
        return account.account().status() == AccountStatus.ACTIVE
                && store.link(token, at).filter(link::equals).isPresent();
    }

    private static Plan using(SetUpLink link, Plan adding) {
        List<AccountWrite> writes = new ArrayList<>(adding.writes());
        writes.add(new AccountWrite.DropSetUpLink(link.id()));
        return new Plan(writes, adding.events());
    }

    /// Deletes links whose time is over, and says how many there were. To be called now and then: none of them leads anywhere.
    public int dropExpired() {
        return store.dropExpired(changes.now());
    }
}
