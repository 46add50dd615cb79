package io.portcullis.gateway.route;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.net.TokenBucket;
import java.time.Duration;

/// What each account sends, over all its streams and phones. Safe for all threads.
///
/// A budget is kept until it is whole again, so a new connection brings no new one.
public final class AccountRates {
    private static final int ACCOUNTS = 100_000;

    private final Rate rate;
    private final Ticker ticker;
    private final Cache<AccountName, Budget> budgets;

    /// Bytes and stanzas a second, and in a burst.
    public record Rate(long bytes, long bytesBurst, int stanzas, int stanzasBurst) {}

    public AccountRates(Rate rate, Ticker ticker) {
        this.rate = rate;
        this.ticker = ticker;
        long seconds = Math.max(rate.bytesBurst() / rate.bytes(), rate.stanzasBurst() / rate.stanzas());
        this.budgets = Caffeine.newBuilder().maximumSize(ACCOUNTS).ticker(ticker).executor(Runnable::run)
                .expireAfterAccess(Duration.ofSeconds(2 * seconds + 60)).build();
    }

    /// Takes what has come.
    ///
    /// @return nanoseconds until the account may send again, 0 when it may
    public long take(AccountName account, int bytes, int stanzas) {
        return budgets.get(account, _ -> new Budget(rate, ticker.read())).take(bytes, stanzas, ticker.read());
    }

    /// Takes what can still be refused, while the account may send; what is refused is not charged, so that who tries again at once does
    /// not shut out the account.
    ///
    /// @return whether it was taken
    public boolean tryTake(AccountName account, int bytes, int stanzas) {
        return budgets.get(account, _ -> new Budget(rate, ticker.read())).tryTake(bytes, stanzas, ticker.read());
    }

    private static final class Budget {
        private final TokenBucket bytes;
        private final TokenBucket stanzas;

        Budget(Rate rate, long now) {
            bytes = new TokenBucket(rate.bytes(), rate.bytesBurst(), now);
            stanzas = new TokenBucket(rate.stanzas(), rate.stanzasBurst(), now);
        }

        synchronized long take(int moreBytes, int moreStanzas, long now) {
            return Math.max(bytes.take(moreBytes, now), stanzas.take(moreStanzas, now));
        }

        synchronized boolean tryTake(int moreBytes, int moreStanzas, long now) {
            boolean may = take(0, 0, now) == 0;
            if (may) {
                take(moreBytes, moreStanzas, now);
            }
            return may;
        }
    }
}
