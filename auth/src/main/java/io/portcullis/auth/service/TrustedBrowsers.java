package io.portcullis.auth.service;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.apppassword.AppPasswordGenerator;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.event.SecondStepChange;
import io.portcullis.auth.secondstep.BrowserToken;
import io.portcullis.auth.secondstep.CreatedTrustedBrowser;
import io.portcullis.auth.secondstep.TrustedBrowser;
import io.portcullis.auth.secondstep.TrustedBrowserId;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.AccountChanges.Plan;
import io.portcullis.auth.store.AccountWrite;
import io.portcullis.auth.store.ClientText;
import io.portcullis.auth.store.SecondStepStore;
import io.portcullis.auth.store.StoredTrustedBrowser;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Browsers that sign in without a second step: 30 days, or until the password changes, the account is suspended, the
/// recovery key is used or two-step goes off. Never enough for a fresh check. Every method blocks; they throw
/// [AccountException] for what cannot be done.
public final class TrustedBrowsers {
    /// The most an account may have; the one that was not used for longest gives way.
    public static final int MOST = 20;

    private static final Duration NOTED = Duration.ofMinutes(1);

    private final SecondStepStore store;
    private final AccountChanges changes;
    private final AppPasswordGenerator generator;
    private final SecureRandom random;

    TrustedBrowsers(AccountParts parts, AccountChanges changes) {
        this.store = parts.stores().secondSteps();
        this.changes = changes;
        this.generator = parts.generator();
        this.random = parts.random();
    }

    /// Trusts a browser after a second step; empty where the account was changed since, or two-step is off.
    ///
    /// @param acceptedVersion what [io.portcullis.auth.secondstep.SecondStepResult.Accepted] says of the account's version
    /// @param label what the browser calls itself; cut at 128 characters
    public Optional<CreatedTrustedBrowser> make(AccountName name, long acceptedVersion, String label) {
        BrowserToken token = BrowserToken.create(random);
        TrustedBrowserId id = new TrustedBrowserId(generator.id().value());
        String kept = ClientText.storable(label);
        Plan done = changes.change(name, (account, at, version) -> isAsAccepted(account.account(), acceptedVersion)
                ? adding(new StoredTrustedBrowser(browser(id, name, kept, at), token.hash()), version)
                : Plan.NOTHING);
        return done.events().stream().findFirst()
                .map(event -> new CreatedTrustedBrowser(browser(id, name, kept, event.at()), token.text()));
    }

    private static boolean isAsAccepted(Account account, long acceptedVersion) {
        return account.authVersion() == acceptedVersion && account.twoStep()
                && account.status() == AccountStatus.ACTIVE;
    }

    private static TrustedBrowser browser(TrustedBrowserId id, AccountName name, String label, Instant at) {
        return new TrustedBrowser(id, name, label, at, Optional.empty(), at.plus(TrustedBrowser.LIFETIME));
    }

    private Plan adding(StoredTrustedBrowser added, long version) {
        TrustedBrowser browser = added.browser();
        List<TrustedBrowser> live = new ArrayList<>();
        List<AccountWrite> writes = new ArrayList<>();
        for (TrustedBrowser old : store.browsers(browser.account())) {
            if (old.isLive(browser.created())) {
                live.add(old);
            } else {
                writes.add(new AccountWrite.DropTrustedBrowser(old.id()));
            }
        }
        live.sort(Comparator.comparing(old -> old.lastUsed().orElse(old.created())));
        live.subList(0, Math.max(0, live.size() - MOST + 1))
                .forEach(old -> writes.add(new AccountWrite.DropTrustedBrowser(old.id())));
        writes.add(new AccountWrite.AddTrustedBrowser(added));
        return new Plan(writes, List.of(new SecondStepChange.TrustedBrowserAdded(browser.account(), browser.created(),
                version, browser.id(), browser.label())));
    }

    /// The trusted browser that holds this cookie; empty where it is none of the account's, or too old. Notes its use, to the
    /// minute.
    public Optional<TrustedBrowser> check(AccountName name, Secret cookie) {
        Instant now = changes.now();
        Optional<TrustedBrowser> found = BrowserToken.parse(cookie).flatMap(token -> store.browser(name, token.hash()))
                .filter(browser -> browser.isLive(now));
        found.filter(browser -> browser.lastUsed().filter(last -> now.isBefore(last.plus(NOTED))).isEmpty())
                .ifPresent(browser -> store.browserUsed(name, browser.id(), now));
        return found;
    }

    /// The account's trusted browsers in the order they were added, without those whose time is over.
    public List<TrustedBrowser> list(AccountName name) {
        Instant now = changes.now();
        return store.browsers(changes.load(name).account().name()).stream().filter(browser -> browser.isLive(now))
                .toList();
    }

    /// Trusts one no longer; false where the account has none with that id.
    public boolean revoke(AccountName name, TrustedBrowserId id) {
        return revoke(name, browser -> browser.id().equals(id)) == 1;
    }

    /// Trusts none any longer, and says how many there were.
    public int revokeAll(AccountName name) {
        return revoke(name, _ -> true);
    }

    private int revoke(AccountName name, Predicate<TrustedBrowser> which) {
        return changes.change(name, (account, at, version) -> {
            List<TrustedBrowserId> ids = store.browsers(name).stream().filter(which).map(TrustedBrowser::id).toList();
            return new Plan(ids.stream().<AccountWrite>map(AccountWrite.DropTrustedBrowser::new).toList(),
                    ids.stream().<AuthEvent.Change>map(
                            id -> new SecondStepChange.TrustedBrowserRevoked(name, at, version, id)).toList());
        }).events().size();
    }
}
