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
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The phones of an account as one of its endpoints, while it has any. Sends one message after the other, so that they
/// arrive in order; guarded by its own lock.
///
/// A message that no phone took stays pending, and so do those behind it, until a phone registers anew or the pause is over
/// which grows with each failure.
final class PhoneSide implements Endpoint {
    /// No XMPP client can have it: RFC 7622 allows no control characters.
    static final String RESOURCE = "\u0000phone";
    private static final int LONGEST_QUEUE = 100;
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(5), Duration.ofSeconds(30),
            Duration.ofMinutes(2), Duration.ofMinutes(5));

    private final AccountName account;
    private final SipOutbound outbound;
    private final Function<Delivery, Optional<PagerMessage>> mapping;
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

        /// The message is too large for every phone.
        void tooLarge(PhoneSide side, Delivery delivery);
    }

    PhoneSide(AccountName account, SipOutbound outbound, Function<Delivery, Optional<PagerMessage>> mapping,
            PhoneEvents events) {
        this.account = account;
        this.outbound = outbound;
        this.mapping = mapping;
        this.events = events;
    }

    /// Another try, after this one has stopped.
    PhoneSide again() {
        PhoneSide next = new PhoneSide(account, outbound, mapping, events);
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
    public boolean available() {
        return true;
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
            if (sending != null) {
                queue.addLast(delivery);
                return true;
            }
            message = mapping.apply(delivery);
            if (message.isPresent()) {
                sending = delivery;
            }
        }
        message.ifPresent(this::send);
        return true;
    }

    private void send(PagerMessage message) {
        outbound.message(account, message, this::answered);
    }

    private void answered(int status) {
        @Nullable
        Delivery sent;
        synchronized (this) {
            sent = sending;
            sending = null;
        }
        if (sent == null) {
            return;
        }
        if (status / 100 == 2) {
            succeeded();
            sent.confirmed();
        } else if (status == 513) {
            events.tooLarge(this, sent);
        } else if (mayWorkLater(status)) {
            failed();
            events.stopped(this);
            return;
        }
        next();
    }

    private synchronized void succeeded() {
        failures = 0;
    }

    private synchronized void failed() {
        failures++;
        stop();
    }

    /// Not when the phones understood, and refused this message (415, 488, 6xx and the like).
    private static boolean mayWorkLater(int status) {
        return status == 408 || status == 480 || status == 486 || status / 100 == 5;
    }

    private synchronized void stop() {
        stopped = true;
        queue.clear();
    }

    private void next() {
        Optional<PagerMessage> message = Optional.empty();
        boolean room;
        synchronized (this) {
            while (message.isEmpty() && !queue.isEmpty()) {
                Delivery delivery = queue.removeFirst();
                message = mapping.apply(delivery);
                sending = message.isPresent() ? delivery : null;
            }
            room = turnedAway && !stopped && queue.isEmpty();
            turnedAway = turnedAway && !room;
        }
        message.ifPresent(this::send);
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
        stop();
    }

    @Override
    public String toString() {
        return "PhoneSide[" + account + ']';
    }
}
