package io.portcullis.auth.store;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.passkey.Passkey;
import io.portcullis.auth.passkey.PasskeyId;
import io.portcullis.auth.secondstep.TokenHash;
import io.portcullis.auth.secondstep.Totp;
import io.portcullis.auth.secondstep.TotpId;
import io.portcullis.auth.secondstep.TrustedBrowser;
import io.portcullis.auth.secondstep.TrustedBrowserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What [MemoryStores] hold of authenticator apps, passkeys and trusted browsers.
final class MemorySecondSteps {
    private final List<StoredTotp> totps = new ArrayList<>();
    private final List<StoredPasskey> passkeys = new ArrayList<>();
    private final List<StoredTrustedBrowser> browsers = new ArrayList<>();

    MemorySecondSteps() {}

    MemorySecondSteps(MemorySecondSteps other) {
        totps.addAll(other.totps);
        passkeys.addAll(other.passkeys);
        browsers.addAll(other.browsers);
    }

    void add(AccountName account, StoredTotp added) {
        totps.add(added);
        totps.sort(Comparator.comparing((StoredTotp stored) -> stored.totp().created())
                .thenComparing(stored -> stored.totp().id().value()));
        assert added.totp().account().equals(account);
    }

    List<Totp> totps(AccountName account) {
        return totps.stream().map(StoredTotp::totp).filter(totp -> totp.account().equals(account)).toList();
    }

    boolean useStep(AccountName account, TotpId id, long step) {
        for (int i = 0; i < totps.size(); i++) {
            StoredTotp stored = totps.get(i);
            boolean meant = stored.totp().account().equals(account) && stored.totp().id().equals(id);
            if (meant && stored.lastStep() < step) {
                totps.set(i, new StoredTotp(stored.totp(), stored.secret(), step));
                return true;
            }
        }
        return false;
    }

    void removeSecret(AccountName account, String id) {
        passkeys.removeIf(stored -> stored.passkey().account().equals(account) && stored.key().id().equals(id));
        totps.removeIf(stored -> stored.totp().account().equals(account) && stored.secret().id().equals(id));
    }

    boolean add(StoredPasskey added) {
        if (passkeyOwner(added.credentialHash()).isPresent()) {
            return false;
        }
        passkeys.add(added);
        passkeys.sort(Comparator.comparing((StoredPasskey stored) -> stored.passkey().created())
                .thenComparing(stored -> stored.passkey().id().value()));
        return true;
    }

    List<Passkey> passkeys(AccountName account) {
        return passkeys.stream().map(StoredPasskey::passkey).filter(passkey -> passkey.account().equals(account))
                .toList();
    }

    Optional<AccountName> passkeyOwner(String credentialHash) {
        return passkeys.stream().filter(stored -> stored.credentialHash().equals(credentialHash))
                .map(stored -> stored.passkey().account()).findFirst();
    }

    boolean usePasskey(AccountName account, PasskeyId id, long counter, Instant asked, Instant at) {
        for (int i = 0; i < passkeys.size(); i++) {
            StoredPasskey stored = passkeys.get(i);
            Passkey old = stored.passkey();
            boolean goesOn = (stored.counter() < counter || (stored.counter() == 0 && counter == 0))
                    && old.lastUsed().map(used -> used.isBefore(asked) || used.isAfter(at)).orElse(true);
            if (old.account().equals(account) && old.id().equals(id) && goesOn) {
                passkeys.set(i, new StoredPasskey(new Passkey(id, account, old.label(), old.created(), Optional.of(at)),
                        stored.key(), stored.credentialHash(), counter));
                return true;
            }
        }
        return false;
    }

    void renamePasskey(AccountName account, PasskeyId id, String label) {
        passkeys.replaceAll(stored -> stored.passkey().account().equals(account) && stored.passkey().id().equals(id)
                ? new StoredPasskey(new Passkey(id, account, label, stored.passkey().created(),
                        stored.passkey().lastUsed()), stored.key(), stored.credentialHash(), stored.counter())
                : stored);
    }

    boolean add(AccountName account, StoredTrustedBrowser added) {
        boolean taken = browsers.stream().anyMatch(stored -> stored.browser().account().equals(account)
                && (stored.browser().id().equals(added.browser().id()) || stored.token().equals(added.token())));
        if (!taken) {
            browsers.add(added);
            browsers.sort(Comparator.comparing((StoredTrustedBrowser stored) -> stored.browser().created())
                    .thenComparing(stored -> stored.browser().id().value()));
        }
        return !taken;
    }

    List<TrustedBrowser> browsers(AccountName account) {
        return browsers.stream().map(StoredTrustedBrowser::browser)
                .filter(browser -> browser.account().equals(account)).toList();
    }

    Optional<TrustedBrowser> browser(AccountName account, TokenHash token) {
        return browsers.stream().filter(stored -> stored.token().equals(token)).map(StoredTrustedBrowser::browser)
                .filter(browser -> browser.account().equals(account)).findFirst();
    }

    void browserUsed(AccountName account, TrustedBrowserId id, Instant at) {
        browsers.replaceAll(stored -> {
            TrustedBrowser old = stored.browser();
            boolean meant = old.account().equals(account) && old.id().equals(id)
                    && old.lastUsed().filter(last -> !last.isBefore(at)).isEmpty();
            return meant
                    ? new StoredTrustedBrowser(new TrustedBrowser(old.id(), old.account(), old.label(), old.created(),
                            Optional.of(at), old.expires()), stored.token())
                    : stored;
        });
    }

    void removeBrowser(AccountName account, TrustedBrowserId id) {
        browsers.removeIf(stored -> stored.browser().account().equals(account) && stored.browser().id().equals(id));
    }

    void removeBrowsers(AccountName account) {
        browsers.removeIf(stored -> stored.browser().account().equals(account));
    }

    void remove(AccountName account) {
        totps.removeIf(stored -> stored.totp().account().equals(account));
        passkeys.removeIf(stored -> stored.passkey().account().equals(account));
        removeBrowsers(account);
    }
}
