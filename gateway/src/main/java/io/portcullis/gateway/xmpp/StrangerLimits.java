package io.portcullis.gateway.xmpp;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.route.Reach;
import io.portcullis.gateway.xmpp.roster.Roster;
import io.portcullis.gateway.xmpp.roster.RosterItem;
import io.portcullis.gateway.xmpp.roster.Rosters;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.StanzaError;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Who is in somebody's roster reaches them; a stranger does so within a budget for that recipient and one for all recipients
/// together. An account that does not exist has no roster: the answers are the same.
///
/// The table is bounded by sender: each has its own [StrangerBudget], which remembers a few recipients.
public final class StrangerLimits implements Reach {
    /// Senders whose budgets are remembered.
    private static final int SENDERS = 100_000;
    private static final StanzaError TOO_MUCH = new StanzaError(StanzaError.Type.WAIT,
            StanzaError.Condition.POLICY_VIOLATION, "Too much to somebody who does not know you.");

    private final Settings settings;
    private final Rosters rosters;
    private final Ticker ticker;
    private final Cache<AccountName, StrangerBudget> budgets;
    private final MeterRegistry meters;

    /// Points that a stranger has: in a burst, and after that a minute.
    public record Points(int burst, int perMinute) {
        /// How long it takes at most until a budget is whole again.
        private Duration refilled() {
            return Duration.ofSeconds(1 + 60L * burst / perMinute);
        }
    }

    /// What strangers have.
    ///
    /// @param each for one recipient
    /// @param all for all recipients together
    public record Settings(String domain, Points each, Points all) {}

    public StrangerLimits(Settings settings, Rosters rosters, MeterRegistry meters, Ticker ticker) {
        this.settings = settings;
        this.rosters = rosters;
        this.ticker = ticker;
        Duration whole = settings.each().refilled().compareTo(settings.all().refilled()) > 0
                ? settings.each().refilled()
                : settings.all().refilled();
        this.budgets = Caffeine.newBuilder().maximumSize(SENDERS).expireAfterAccess(whole).ticker(ticker)
                .executor(Runnable::run).build();
        this.meters = meters;
        Arrays.stream(Traffic.values()).forEach(traffic -> counter(meters, traffic));
    }

    private static Counter counter(MeterRegistry meters, Traffic traffic) {
        return Counter.builder("portcullis_strangers_refused")
                .description("Stanzas that were not delivered because their sender is not in the recipient's roster")
                .tag("kind", traffic.name().toLowerCase(Locale.ROOT)).register(meters);
    }

    @Override
    public Optional<StanzaError> refusal(AccountName sender, Jid recipient, Traffic traffic) {
        if (recipient.local().equals(sender.value()) || isRelated(sender, recipient)) {
            return Optional.empty();
        }
        StrangerBudget budget = budgets.get(sender, _ -> new StrangerBudget(
                Jid.of(sender.value(), settings.domain(), ""), settings.each(), settings.all(), ticker.read()));
        if (isListed(budget.sender(), recipient)
                || budget.take(recipient.local(), cost(traffic), ticker.read())) {
            return Optional.empty();
        }
        counter(meters, traffic).increment();
        return Optional.of(TOO_MUCH);
    }

    /// What annoys more costs more.
    private static int cost(Traffic traffic) {
        return switch (traffic) {
            case MESSAGE, IQ -> 1;
            case PRESENCE -> 3;
            case SUBSCRIPTION -> 6;
        };
    }

    /// By the sender's own roster, which its sign-in has read: each subscription stands in both.
    private boolean isRelated(AccountName sender, Jid recipient) {
        Optional<Roster> own = rosters.cached(sender);
        if (own.isEmpty()) {
            rosters.read(sender, roster -> {});
        }
        return own.flatMap(roster -> roster.find(recipient.bare())).filter(StrangerLimits::isRelated).isPresent();
    }

    private static boolean isRelated(RosterItem item) {
        return item.subscription().to() || item.subscription().from() || item.subscription().pendingIn();
    }

    /// By the recipient's roster, where it is in memory.
    private boolean isListed(Jid sender, Jid recipient) {
        return AccountName.parse(recipient.local()).flatMap(rosters::cached).flatMap(roster -> roster.find(sender))
                .filter(RosterItem::listed).isPresent();
    }
}
