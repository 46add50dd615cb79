package io.portcullis.auth.store;

import io.portcullis.auth.account.AccountName;
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

/// What [MemoryStores] hold of authenticator apps and trusted browsers.
final class MemorySecondSteps {
    private final List<StoredTotp> totps = new ArrayList<>();
    private final List<StoredTrustedBrowser> browsers = new ArrayList<>();

    MemorySecondSteps() {}

    MemorySecondSteps(MemorySecondSteps other) {
        totps.addAll(other.totps);
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

    void removeTotp(AccountName account, String id) {
        totps.removeIf(stored -> stored.totp().account().equals(account) && stored.secret().id().equals(id));
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
        removeBrowsers(account);
    }
}
