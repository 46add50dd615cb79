package io.portcullis.gateway.sip.proxy;

import io.portcullis.auth.event.AuthEvent;
import io.portcullis.gateway.sip.session.Dialog;
import io.portcullis.gateway.sip.session.Party;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// The dialogs that run through this server, by the token in its Record-Route: immutable values in a map. Any thread.
///
/// The token is unguessable, and alone opens nothing: Call-ID, tags and the sender's address or login must fit as well.
public final class Dialogs {
    private static final Duration IDLE = Duration.ofHours(12);

    private final ConcurrentHashMap<String, Dialog> dialogs = new ConcurrentHashMap<>();
    private final int most;
    private final InstantSource clock;

    public Dialogs(int most, InstantSource clock) {
        this.most = most;
        this.clock = clock;
    }

    /// A new one; false when there are too many.
    boolean begin(String token, String callId, String callerTag, Party caller, List<Party> places) {
        if (dialogs.size() >= most) {
            return false;
        }
        dialogs.put(token, Dialog.early(callId, callerTag, caller, places, clock.millis()));
        return true;
    }

    Optional<Dialog> find(String token) {
        return Optional.ofNullable(dialogs.get(token));
    }

    void change(String token, UnaryOperator<Dialog> change) {
        dialogs.computeIfPresent(token, (key, dialog) -> change.apply(dialog).touched(clock.millis()));
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
        dialogs.computeIfPresent(token, (key, dialog) -> dialog.confirmed() ? dialog : null);
    }

    public int count() {
        return dialogs.size();
    }

    /// Parties whose login ended may not speak any more without another.
    public void apply(AuthEvent event) {
        if (event.ends().isPresent()) {
            dialogs.replaceAll((token, dialog) -> dialog.after(event));
        }
    }

    /// Forgets what was not used for long.
    public void sweep() {
        long before = clock.millis() - IDLE.toMillis();
        dialogs.values().removeIf(dialog -> dialog.touched() < before);
    }
}
