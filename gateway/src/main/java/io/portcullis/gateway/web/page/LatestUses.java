package io.portcullis.gateway.web.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.LastUse;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.gateway.web.view.Texts;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Uses of app passwords that may not have been written down yet, so that a device that waits turns green at once. Bounded;
/// any thread.
final class LatestUses {
    /// One app password of one account.
    private record Key(AccountName account, AppPasswordId id) {}

    private final Cache<Key, LastUse> uses = Caffeine.newBuilder().maximumSize(10_000)
            .expireAfterWrite(Duration.ofHours(1)).build();

    void heard(AuthEvent event) {
        if (event instanceof AuthEvent.AppPasswordUsed used) {
            uses.put(new Key(used.account(), used.id()), used.use());
        }
    }

    /// The latest use, stored or not.
    Optional<LastUse> of(AppPassword device) {
        return Stream
                .of(device.lastUse(), Optional.ofNullable(uses.getIfPresent(new Key(device.account(), device.id()))))
                .flatMap(Optional::stream).max(Comparator.comparing(LastUse::at));
    }

    /// When, from where and by what, in words; empty where it was never used.
    String words(AppPassword device, Texts texts) {
        return of(device).map(use -> texts.of("home.used", texts.time(use.at()), use.address().getHostAddress(),
                use.client().isBlank() ? texts.of("home.unnamed-client") : use.client())).orElse("");
    }
}
