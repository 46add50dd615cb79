package io.portcullis.gateway.bridge;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.event.Ends;
import io.portcullis.gateway.route.Delivery;
import io.portcullis.gateway.route.EndReason;
import io.portcullis.gateway.route.Endpoint;
import io.portcullis.protocol.interwork.PagerMessage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The phones of an account as one of its endpoints, while it has any. Sends one message after the other, so that they
/// arrive in order; guarded by its own lock.
///
/// A message that no phone took stays pending, and so do those behind it, until a phone registers anew or the pause is over
/// which grows with each failure. A phone that refused a message for good is not asked again.
final class PhoneSide implements Endpoint {
    /// No XMPP client can have it: RFC 7622 allows no control characters.
    static final String RESOURCE = "\u0000phone";
    private static final int LONGEST_QUEUE = 100;
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(5), Duration.ofSeconds(30),
            Duration.ofMinutes(2), Duration.ofMinutes(5));

    private final AccountName account;
    private final SipOutbound outbound;
    private final Function<Delivery, Optional<PagerMessage>> mapping;
    private final Refusals refusals;
    private final PhoneEvents events;
    private final Deque<Delivery> queue = new ArrayDeque<>();
    private @Nullable Delivery sending;
    private boolean stopped;
    private boolean turnedAway;
    /// Messages in a row that no phone took, those of the sides before this one too.
    private int failures;

    /// What the bridge does on behalf of a phone side. Never called with its lock held.
    interface PhoneEvents {
        /// There is room again after a message was turned away.
        void roomAgain(PhoneSide side);

        /// No phone took a message; another side may try after the pause.
        void stopped(PhoneSide side);

        /// All phones refused the message for good.
        void refused(PhoneSide side, Delivery delivery, int status);

        /// Whether the sender of a message may write to an account that it is forwarded to.
        boolean mayForward(Delivery delivery, AccountName to);

        /// A message that is stored nowhere could not be handed to a phone.
        void lost(PhoneSide side, Delivery delivery);
    }

    PhoneSide(AccountName account, SipOutbound outbound, Function<Delivery, Optional<PagerMessage>> mapping,
            Refusals refusals, PhoneEvents events) {
        this.account = account;
        this.outbound = outbound;
        this.mapping = mapping;
        this.refusals = refusals;
        this.events = events;
    }

    /// Another try, after this one has stopped.
    PhoneSide again() {
        PhoneSide next = new PhoneSide(account, outbound, mapping, refusals, events);
        next.failures = failures();
        return next;
    }

    private synchronized int failures() {
        return failures;
    }

    /// How long to wait before another try.
    Duration pause() {
        return PAUSES.get(Math.clamp(failures() - 1L, 0, PAUSES.size() - 1));
    }

    @Override
    public AccountName account() {
        return account;
    }

    @Override
    public String resource() {
        return RESOURCE;
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public synchronized boolean available() {
        return !stopped;
    }

    @Override
    public Optional<AppPasswordId> appPassword() {
        return Optional.empty();
    }

    /// Of no login: the registrar ends contacts itself.
    @Override
    public long authVersion() {
        return Long.MAX_VALUE;
    }

    @Override
    public boolean endedBy(Ends ends) {
        return false;
    }

    @Override
    public boolean deliver(Delivery delivery) {
        Optional<PagerMessage> message;
        synchronized (this) {
            if (stopped || queue.size() >= LONGEST_QUEUE) {
                turnedAway = true;
                return false;
            }
            if (sending != null || !queue.isEmpty()) {
                queue.addLast(delivery);
                return true;
            }
            message = mapping.apply(delivery);
            if (message.isPresent()) {
                sending = delivery;
            }
        }
        message.ifPresentOrElse(mapped -> send(delivery, mapped), () -> unmapped(delivery));
        return true;
    }

    private void send(Delivery delivery, PagerMessage message) {
        outbound.message(account, message, refusals.of(account, delivery.id()),
                to -> events.mayForward(delivery, to), this::answered);
    }

    /// Nothing a phone can have: stored, it waits for another client.
    private void unmapped(Delivery delivery) {
        if (delivery.id().isEmpty()) {
            events.lost(this, delivery);
        }
    }

    private void answered(PhoneAnswer answer) {
        @Nullable
        Delivery sent;
        synchronized (this) {
            sent = sending;
        }
        if (sent == null) {
            return;
        }
        switch (answer) {
            case PhoneAnswer.Taken() -> {
                succeeded();
                sent.id().ifPresent(id -> refusals.remove(account, id));
                sent.confirmed();
                next();
            }
            case PhoneAnswer.Later(Map<String, Integer> refused) -> {
                sent.id().ifPresent(id -> refusals.put(account, id, refused));
                failed(sent);
            }
            case PhoneAnswer.Refused refused -> {
                sent.id().ifPresent(id -> refusals.put(account, id, refused.refusals()));
                events.refused(this, sent, refused.status());
                next();
            }
        }
    }

    private synchronized void succeeded() {
        failures = 0;
    }

    /// Gives up for now: another side hands out anew what is pending.
    @SuppressWarnings("ReferenceEquality") // a delivery is itself only
    void failed(Delivery failing) {
        List<Delivery> left = new ArrayList<>(List.of(failing));
        synchronized (this) {
            failures++;
            sending = sending == failing ? null : sending;
            left.addAll(stop());
        }
        left.stream().filter(delivery -> delivery.id().isEmpty()).forEach(delivery -> events.lost(this, delivery));
        events.stopped(this);
    }

    private synchronized List<Delivery> stop() {
        stopped = true;
        List<Delivery> left = List.copyOf(queue);
        queue.clear();
        return left;
    }

    private void next() {
        Optional<PagerMessage> message = Optional.empty();
        List<Delivery> unmapped = new ArrayList<>(0);
        @Nullable
        Delivery now = null;
        boolean room;
        synchronized (this) {
            sending = null;
            while (message.isEmpty() && !queue.isEmpty()) {
                now = queue.removeFirst();
                message = mapping.apply(now);
                if (message.isPresent()) {
                    sending = now;
                } else {
                    unmapped.add(now);
                }
            }
            room = turnedAway && !stopped && queue.isEmpty();
            turnedAway = turnedAway && !room;
        }
        unmapped.forEach(this::unmapped);
        if (now != null && message.isPresent()) {
            send(now, message.get());
        }
        if (room) {
            events.roomAgain(this);
        }
    }

    /// Whether it takes nothing any more.
    synchronized boolean isStopped() {
        return stopped;
    }

    @Override
    public void end(EndReason reason) {
        stop().stream().filter(delivery -> delivery.id().isEmpty()).forEach(delivery -> events.lost(this, delivery));
    }

    @Override
    public String toString() {
        return "PhoneSide[" + account + ']';
    }
}
