package io.portcullis.gateway.sip.proxy;

import io.portcullis.auth.event.AuthEvent;
import io.portcullis.gateway.sip.session.Dialog;
import io.portcullis.gateway.sip.session.Farewell;
import io.portcullis.gateway.sip.session.Opener;
import io.portcullis.gateway.sip.session.Party;
import io.portcullis.gateway.sip.signin.EndedLogins;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// The dialogs that run through this server, by the token in its Record-Route: immutable values in a map. Any thread.
///
/// The token is unguessable, and alone opens nothing: Call-ID, tags and the sender's address or login must fit as well.
///
/// When the login behind a party ends, that party speaks no more; where calls are ended, whoever rings is cancelled, both ends
/// of a call hear BYE, and the dialog is forgotten.
public final class Dialogs {
    private static final Duration IDLE = Duration.ofHours(12);

    private final ConcurrentHashMap<String, Dialog> dialogs = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, ForkRun> ringing = new ConcurrentHashMap<>();
    private final EndedLogins endedLogins = new EndedLogins();
    private final int most;
    private final InstantSource clock;
    private final Optional<Hangup> hangup;

    /// @param hangup what ends calls; empty: they live on
    public Dialogs(int most, InstantSource clock, Optional<Hangup> hangup) {
        this.most = most;
        this.clock = clock;
        this.hangup = hangup;
    }

    /// What became of one that should begin.
    enum Begun {
        YES, TOO_MANY, LOGIN_ENDED
    }

    /// A new one.
    Begun begin(String token, Dialog dialog) {
        if (dialogs.size() >= most) {
            return Begun.TOO_MANY;
        }
        dialogs.put(token, dialog.touched(clock.millis()));
        if (endedLogins.ended(dialog.caller().party().opener())) {
            dialogs.remove(token);
            return Begun.LOGIN_ENDED;
        }
        return Begun.YES;
    }

    /// The INVITE that begins it is under way.
    void rings(String token, ForkRun fork) {
        ringing.put(token, fork);
        loginsChecked(token);
    }

    Optional<Dialog> find(String token) {
        return Optional.ofNullable(dialogs.get(token));
    }

    void change(String token, UnaryOperator<Dialog> change) {
        dialogs.computeIfPresent(token, (key, dialog) -> change.apply(dialog).touched(clock.millis()));
    }

    /// A place answered the request that began it.
    void answered(String token, int place, Dialog.Answer answer) {
        dialogs.computeIfPresent(token, (key, dialog) -> dialog.answeredBy(place, answer));
        if (find(token).filter(dialog -> !dialog.farewells().isEmpty()).isPresent()) {
            hangUp(token);
        }
    }

    /// A party proved by its login that it now speaks from elsewhere.
    void moved(String token, Party from, Party to) {
        change(token, dialog -> dialog.moved(from, to));
        loginsChecked(token);
    }

    /// A callee is out; the last one takes the whole with it.
    void end(String token, String calleeTag) {
        dialogs.computeIfPresent(token, (key, dialog) -> {
            Dialog left = dialog.without(calleeTag);
            return left.callees().isEmpty() ? null : left;
        });
    }

    /// The request that began it has its last answer.
    void settle(String token) {
        ringing.remove(token);
        dialogs.computeIfPresent(token, (key, dialog) -> dialog.confirmed() ? dialog : null);
    }

    public int count() {
        return dialogs.size();
    }

    /// Parties whose login ended may not speak any more without another.
    public void apply(AuthEvent event) {
        if (event.ends().isPresent()) {
            endedLogins.add(event);
            dialogs.forEach((token, dialog) -> loginsEnded(token, dialog, opener -> opener.endedBy(event)));
        }
    }

    /// A login may have ended while a request that it let in was on its way here.
    private void loginsChecked(String token) {
        find(token).ifPresent(dialog -> loginsEnded(token, dialog, endedLogins::ended));
    }

    private void loginsEnded(String token, Dialog dialog, Predicate<Opener> which) {
        if (dialog.involves(which)) {
            dialogs.computeIfPresent(token, (key, now) -> now.after(which));
            hangUp(token);
        }
    }

    private void hangUp(String token) {
        hangup.ifPresent(by -> {
            List<Farewell> farewells = new ArrayList<>();
            dialogs.computeIfPresent(token, (key, dialog) -> {
                farewells.addAll(dialog.farewells());
                ForkRun fork = ringing.get(token);
                if (fork != null) {
                    cancel(dialog, fork);
                }
                Dialog left = dialog.hungUp();
                return left.callees().isEmpty() && fork == null ? null : left;
            });
            if (!farewells.isEmpty()) {
                by.say(farewells);
            }
        });
    }

    private static void cancel(Dialog dialog, ForkRun fork) {
        if (dialog.caller().party().ended()) {
            fork.stop();
        } else {
            fork.withdraw(IntStream.range(0, dialog.places().size())
                    .filter(place -> dialog.places().get(place).ended()).boxed().toList());
        }
    }

    /// Forgets what was not used for long.
    public void sweep() {
        long before = clock.millis() - IDLE.toMillis();
        dialogs.values().removeIf(dialog -> dialog.touched() < before);
    }
}
