package io.portcullis.gateway.route;

import io.portcullis.gateway.message.MessageId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How far one endpoint has got in the messages of its account. Guarded by the account's lock.
///
/// Ids of one account ascend in the order its messages are routed, and an endpoint gets them in that order: what is
/// pending up to [#cut], read from the store, then what came while that was read, then each message as it comes.
final class Lane {
    /// Live ones that wait for the end of a hand-out; more are left to another hand-out.
    private static final int BACKLOG = 1_000;
    /// Messages to the full address whose confirmation is awaited; more are only kept in the store.
    private static final int DIRECT = 256;

    private enum Mode {
        /// Messages to the account pass it by: it has not asked for them, or cannot take more.
        ASIDE,
        /// What is pending is being read and handed to it.
        HANDING_OUT,
        /// It gets each message as it comes.
        LIVE
    }

    private final Endpoint endpoint;
    private Mode mode = Mode.ASIDE;
    /// The greatest id given to it in order; nothing up to it is given again.
    private long seen;
    /// Until which id the latest hand-out reads or read.
    private long cut;
    /// Something was left out of the backlog, or could not be read: another hand-out is due.
    private boolean behind;
    private final Deque<Delivery> backlog = new ArrayDeque<>(0);
    /// Sent to its full address, out of order; not confirmed when last looked at.
    private final Deque<Delivery> direct = new ArrayDeque<>(0);
    private final Set<Long> directIds = new HashSet<>(0);

    Lane(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    @SuppressWarnings("ReferenceEquality") // an endpoint is itself only
    boolean isOf(Endpoint other) {
        return endpoint == other;
    }

    /// Whether it takes what is sent to the account (RFC 6121 section 8.5.2.1).
    boolean takesMessages() {
        return endpoint.available() && endpoint.priority() >= 0;
    }

    /// A message to the account, or one that is handed on. What is not taken stays pending, if it is stored.
    ///
    /// @return whether it was taken
    boolean give(Delivery delivery) {
        return switch (mode) {
            case LIVE -> {
                boolean taken = takesMessages() && endpoint.deliver(delivery);
                if (taken) {
                    delivery.offer().ifPresent(Offer::given);
                    saw(delivery);
                } else {
                    mode = Mode.ASIDE;
                }
                yield taken;
            }
            case HANDING_OUT -> later(delivery);
            case ASIDE -> false;
        };
    }

    /// A stanza to its full address.
    ///
    /// @return whether it was taken
    boolean giveDirectly(Delivery delivery) {
        if (mode == Mode.HANDING_OUT) {
            return later(delivery);
        }
        if (!takesMessages()) {
            mode = Mode.ASIDE;
        }
        if (!endpoint.deliver(delivery)) {
            mode = Mode.ASIDE;
            return false;
        }
        delivery.offer().ifPresent(Offer::given);
        if (mode == Mode.LIVE) {
            saw(delivery);
        } else {
            delivery.id().ifPresent(id -> directIds.add(id.value()));
        }
        delivery.id().ifPresent(id -> awaitConfirmation(delivery));
        return true;
    }

    private void awaitConfirmation(Delivery delivery) {
        while (!direct.isEmpty() && (direct.getFirst().isConfirmed() || direct.size() >= DIRECT)) {
            direct.removeFirst().id().ifPresent(id -> directIds.remove(id.value()));
        }
        direct.addLast(delivery);
    }

    /// What was sent to its full address only, and not confirmed.
    List<Delivery> unconfirmed() {
        return direct.stream().filter(delivery -> !delivery.isConfirmed()).toList();
    }

    /// Whether a hand-out has not given it, or will not give it, this message: it came after.
    boolean missed(Delivery delivery) {
        return delivery.id().filter(id -> id.value() > cut).isPresent();
    }

    private boolean later(Delivery delivery) {
        if (backlog.size() >= BACKLOG) {
            behind = true;
            return false;
        }
        backlog.addLast(delivery);
        delivery.offer().ifPresent(Offer::waits);
        return true;
    }

    private void saw(Delivery delivery) {
        delivery.id().ifPresent(id -> seen = Math.max(seen, id.value()));
    }

    /// Whether a hand-out is due, which now begins: everything up to `latest` that it has not seen.
    boolean beginHandOut(MessageId latest) {
        if (mode != Mode.ASIDE || !takesMessages()) {
            return false;
        }
        mode = Mode.HANDING_OUT;
        behind = false;
        cut = latest.value();
        return true;
    }

    MessageId seen() {
        return new MessageId(seen);
    }

    MessageId cut() {
        return new MessageId(cut);
    }

    /// Whether it still wants what is being read for it.
    boolean wantsMore() {
        if (mode == Mode.HANDING_OUT && !takesMessages()) {
            stop();
        }
        return mode == Mode.HANDING_OUT;
    }

    /// One of the pending messages.
    ///
    /// @return false when it takes no more
    boolean handOut(Delivery delivery, MessageId id) {
        if (!directIds.remove(id.value()) && !endpoint.deliver(delivery)) {
            stop();
            return false;
        }
        seen = Math.max(seen, id.value());
        return true;
    }

    /// All that was pending has been handed out: now what came meanwhile.
    ///
    /// @return whether another hand-out is due
    boolean endHandOut() {
        seen = Math.max(seen, cut);
        directIds.removeIf(id -> id <= seen);
        mode = Mode.LIVE;
        for (Delivery delivery : takeBacklog()) {
            if (!give(delivery)) {
                delivery.offer().ifPresent(Offer::missed);
            }
        }
        if (behind) {
            mode = Mode.ASIDE;
        }
        return behind;
    }

    /// What is pending could not be read; the next message tries again.
    void readFailed() {
        stop();
        behind = true;
    }

    /// Whether it waits for another try.
    boolean isBehind() {
        return behind && mode == Mode.ASIDE;
    }

    private void stop() {
        mode = Mode.ASIDE;
        for (Delivery delivery : takeBacklog()) {
            if (delivery.id().isEmpty()) {
                delivery.offer().ifPresent(endpoint.deliver(delivery) ? Offer::given : Offer::missed);
            }
        }
    }

    private List<Delivery> takeBacklog() {
        List<Delivery> taken = new ArrayList<>(backlog);
        backlog.clear();
        return taken;
    }
}
