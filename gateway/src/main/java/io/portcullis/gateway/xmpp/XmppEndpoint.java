package io.portcullis.gateway.xmpp;

import io.netty.channel.EventLoop;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.gateway.route.Delivery;
import io.portcullis.gateway.route.EndReason;
import io.portcullis.gateway.route.Endpoint;
import io.portcullis.gateway.route.Whereabouts;
import io.portcullis.gateway.xmpp.session.Effect;
import io.portcullis.gateway.xmpp.session.Input;
import io.portcullis.gateway.xmpp.session.SessionState;
import io.portcullis.gateway.xmpp.session.SignedIn;
import io.portcullis.gateway.xmpp.session.Step;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.Presence;
import io.portcullis.protocol.xmpp.StreamError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One session: holds its state, steps it, and has the effects run. Its home is an event loop, that of its connection; it keeps
/// the last one's while it has none, and moves when it is resumed. Everything but the methods of [Endpoint], [#post] and the getters belongs to that loop.
final class XmppEndpoint implements Endpoint, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(XmppEndpoint.class);

    private final EffectRunner effects;
    private final Mailbox mailbox = new Mailbox();
    private final Room room;
    private volatile EventLoop home;
    private volatile @Nullable Owner owner;
    private volatile @Nullable Presence presence;
    private volatile boolean open = true;

    private SessionState state;
    private @Nullable XmppConnection connection;
    private @Nullable Queue<Input> waiting;
    private @Nullable Future<?> watch;
    private List<Letter> carried = List.of();
    private boolean stepping;
    /// Since when it is counted among those without a connection; null while it has one.
    private volatile @Nullable Instant detachedAt;
    private boolean heard;

    XmppEndpoint(EffectRunner effects, int mostHeld, XmppConnection connection, EventLoop home) {
        this.effects = effects;
        this.room = new Room(mostHeld - mostHeld / 8); // what the server itself answers needs room too
        this.connection = connection;
        this.home = home;
        this.state = new SessionState.Ended();
    }

    /// Takes the first state.
    void begin(Step first) {
        state = first.next();
        first.effects().forEach(effect -> effects.run(this, effect));
    }

    // ---- any thread

    @Override
    public AccountName account() {
        return bound().who().account();
    }

    @Override
    public String resource() {
        return bound().jid().resource();
    }

    @Override
    public Optional<AppPasswordId> appPassword() {
        return bound().who().appPassword();
    }

    @Override
    public Optional<Whereabouts> whereabouts() {
        Owner now = bound();
        return open ? Optional.of(new Whereabouts(now.since(), now.address(), detachedAt == null)) : Optional.empty();
    }

    @Override
    public boolean isSession() {
        return true;
    }

    @Override
    public Optional<Instant> detachedAt() {
        return Optional.ofNullable(detachedAt);
    }

    @Override
    public long authVersion() {
        return bound().who().authVersion();
    }

    /// XEP-0386: also under another tag the earlier session of the same client ends.
    @Override
    public boolean replaces(Endpoint former) {
        return Endpoint.super.replaces(former) || bound().isClientOf(former.resource());
    }

    Jid jid() {
        return bound().jid();
    }

    private Owner bound() {
        Owner now = owner;
        if (now == null) {
            throw new IllegalStateException("no resource is bound");
        }
        return now;
    }

    @Override
    public int priority() {
        Presence now = presence;
        return now == null ? 0 : now.priority();
    }

    @Override
    public boolean available() {
        return presence != null;
    }

    /// Its latest available presence.
    Optional<Presence> presence() {
        return Optional.ofNullable(presence);
    }

    @Override
    public boolean deliver(Delivery delivery) {
        if (!open || !room.take(this::wake)) {
            return false;
        }
        post(new Letter.Parcel(delivery));
        return true;
    }

    @Override
    public void end(EndReason reason) {
        open = false;
        post(new Letter.Note(switch (reason) {
            case REVOKED -> new Input.Dismissed(StreamError.NOT_AUTHORIZED, "Access was revoked.");
            case REPLACED -> new Input.Dismissed(StreamError.CONFLICT, "");
            case SHUTDOWN -> new Input.Draining();
        }));
    }

    /// Tells the session of something, in turn.
    void post(Input input) {
        post(new Letter.Note(input));
    }

    void post(Letter letter) {
        if (mailbox.put(letter)) {
            wake();
        }
    }

    private void wake() {
        try {
            home.execute(this);
        } catch (RejectedExecutionException stopping) {
            open = false;
        }
    }

    // ---- the home loop

    EventLoop home() {
        return home;
    }

    SessionState state() {
        return state;
    }

    Optional<XmppConnection> connection() {
        return Optional.ofNullable(connection);
    }

    /// Reads the mailbox.
    @Override
    public void run() {
        if (!home.inEventLoop()) {
            wake();
            return;
        }
        List<Letter> letters = carried.isEmpty() ? mailbox.takeAll() : new ArrayList<>(carried);
        if (!carried.isEmpty()) {
            carried = List.of();
            letters.addAll(mailbox.takeAll());
        }
        for (int i = 0; i < letters.size(); i++) {
            switch (letters.get(i)) {
                case Letter.Parcel _ -> i = arrived(letters, i);
                case Letter.Note(Input input) -> tell(input);
                case Letter.Claim claim -> {
                    if (Handover.fits(this, claim)) {
                        carried = List.copyOf(letters.subList(i + 1, letters.size()));
                        Handover.give(this, claim);
                        return;
                    }
                    claim.heir().post(new Input.NotAdopted());
                }
            }
        }
        publish();
        flush();
    }

    /// Hands a run of parcels over as one input.
    ///
    /// @return the index of the last
    private int arrived(List<Letter> letters, int first) {
        List<Delivery> deliveries = new ArrayList<>(letters.size() - first);
        int next = first;
        while (next < letters.size() && letters.get(next) instanceof Letter.Parcel(Delivery delivery)) {
            deliveries.add(delivery);
            next++;
        }
        tell(new Input.Arrived(deliveries));
        room.arrived(deliveries.size());
        return next - 1;
    }

    /// Steps the machine; what the effects bring about at once comes after them.
    void tell(Input input) {
        assert home.inEventLoop();
        if (stepping) {
            if (waiting == null) {
                waiting = new ArrayDeque<>(4);
            }
            waiting.add(input);
            return;
        }
        stepping = true;
        try {
            step(input);
            for (Input next = nextWaiting(); next != null; next = nextWaiting()) {
                step(next);
            }
        } catch (RuntimeException fault) {
            fail(fault);
        } finally {
            stepping = false;
        }
        publish();
    }

    private @Nullable Input nextWaiting() {
        Input next = waiting == null ? null : waiting.poll();
        if (next == null) {
            waiting = null;
        }
        return next;
    }

    /// A fault of ours costs this session only.
    private void fail(RuntimeException fault) {
        LOG.error("a session failed in state {}", state.getClass().getSimpleName(), fault);
        SessionState failed = state;
        state = new SessionState.Ended();
        waiting = null;
        if (failed instanceof SessionState.Online online) {
            effects.failed(this, online);
        }
        connection().ifPresent(XmppConnection::cut);
    }

    /// As [#tell], from a timer or the like: nobody else will flush.
    void tellAndFlush(Input input) {
        tell(input);
        flush();
    }

    private void step(Input input) {
        Step step = effects.machine().step(state, input);
        state = step.next();
        List<Effect> wanted = step.effects();
        for (int i = 0; i < wanted.size(); i++) {
            effects.run(this, wanted.get(i));
        }
    }

    private void publish() {
        boolean waits = state instanceof SessionState.Online online && !online.attached();
        if (waits != (detachedAt != null)) {
            detachedAt = waits ? effects.now() : null;
            if (waits) {
                effects.detached(this);
            } else {
                effects.attached();
            }
        }
        switch (state) {
            case SessionState.Online online -> {
                room.holds(online.held());
                if (online.attached() && presence != null && room.askedAgain()) {
                    effects.roomAgain(this);
                }
            }
            case SessionState.Ended _ -> {
                open = false;
                cancelWatch();
            }
            default -> room.holds(0);
        }
    }

    void flush() {
        if (connection != null) {
            connection.flush();
        }
    }

    void heard() {
        heard = true;
    }

    void congested(boolean value) {
        room.congested(value);
        if (!value) {
            publish();
        }
    }

    /// The connection is gone, or belongs to another session now.
    void disconnected() {
        connection = null;
        room.congested(false);
    }

    void bindTo(SignedIn who, Jid jid, String client, Instant now) {
        owner = new Owner(who, jid, client, now, connection().flatMap(XmppConnection::address));
        connection().ifPresent(ours -> ours.belongsTo(who.account()));
    }

    void show(@Nullable Presence latest) {
        presence = latest;
    }

    void watch(Duration after) {
        cancelWatch();
        heard = false;
        watch = home.schedule(() -> tellAndFlush(new Input.WatchEnded(heard)), after.toMillis(), TimeUnit.MILLISECONDS);
    }

    void cancelWatch() {
        if (watch != null) {
            watch.cancel(false);
            watch = null;
        }
    }

    /// Leaves its home for that of a new connection; until [#settleIn] it is without one.
    void moveTo(EventLoop next, SessionState.Online detached) {
        cancelWatch();
        disconnected();
        state = detached;
        home = next;
    }

    /// Goes on over the new connection, on its loop.
    ///
    /// @param awaiting the state the new connection waited in
    void settleIn(SessionState.AwaitingResume awaiting, SessionState.Online held, XmppConnection next) {
        owner = new Owner(awaiting.who(), held.jid(), "", bound().since(), next.address());
        connection = next;
        next.belongsTo(awaiting.who().account());
        state = awaiting;
        tell(new Input.Adopted(held));
        run();
    }

    /// Goes on waiting: the new connection was gone before it could take over.
    void stayDetached(Duration window) {
        watch(window);
        run();
    }

    /// Names the owner's account and state only.
    @Override
    public String toString() {
        Owner now = owner;
        return "XmppEndpoint[" + (now == null ? "unbound" : now.jid().bare()) + "]";
    }
}
