package io.portcullis.gateway.xmpp;

import io.portcullis.auth.decision.LoginProtocol;
import io.portcullis.auth.fast.FastWish;
import io.portcullis.auth.login.LoginAttempt;
import io.portcullis.auth.login.LoginTicket;
import io.portcullis.auth.login.Proof;
import io.portcullis.gateway.net.Offloaded;
import io.portcullis.gateway.net.Offloader;
import io.portcullis.gateway.xmpp.session.Effect;
import io.portcullis.gateway.xmpp.session.Input;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sign-ins: on the loop what takes microseconds, off it what waits for the store or stretches a password.
final class SignInDesk {
    private static final Logger LOG = LoggerFactory.getLogger(SignInDesk.class);

    private final Logins logins;
    private final Offloader offloader;
    private final InstantSource clock;

    SignInDesk(Logins logins, Offloader offloader, InstantSource clock) {
        this.logins = logins;
        this.offloader = offloader;
        this.clock = clock;
    }

    void lookUp(XmppEndpoint session, String username) {
        Optional<LoginTicket> cached = logins.cached(username);
        if (cached.isPresent()) {
            session.tell(new Input.TicketLoaded(cached.get()));
        } else {
            offloader.call(() -> logins.load(username), session.home(),
                    loaded -> session.tellAndFlush(ticket(loaded)));
        }
    }

    void prove(XmppEndpoint session, Effect.Prove wanted) {
        Optional<InetAddress> address = session.connection().flatMap(XmppConnection::address);
        LoginAttempt attempt = new LoginAttempt(LoginProtocol.XMPP, wanted.mechanism(),
                address.orElseGet(InetAddress::getLoopbackAddress), wanted.client(), wanted.proof());
        LoginTicket ticket = wanted.ticket();
        switch (wanted.proof()) {
            case Proof.Scram _,Proof.Digest _,Proof.Token _ when logins.holds(ticket) ->
                tell(session, logins.finish(ticket, attempt, wanted.wish()));
            case Proof.Scram _,Proof.Digest _,Proof.Token _ ->
                finishOffLoop(session, ticket, attempt, wanted.wish(), () -> {});
            case Proof.Plain(var password) ->
                finishOffLoop(session, ticket, attempt, wanted.wish(), password::wipe);
        }
    }

    private void tell(XmppEndpoint session, Logins.Answer answer) {
        switch (answer) {
            case Logins.Answer.Now(Input input) -> session.tell(input);
            case Logins.Answer.Later later ->
                offloader.call(later::await, session.home(), end -> session.tellAndFlush(verdict(end)));
        }
    }

    private void finishOffLoop(XmppEndpoint session, LoginTicket ticket, LoginAttempt attempt, FastWish wish,
            Runnable after) {
        offloader.call(() -> logins.finish(logins.renew(ticket), attempt, wish).await(), session.home(), end -> {
            after.run();
            session.tellAndFlush(verdict(end));
        });
    }

    void answerAt(XmppEndpoint session, Instant due) {
        // Not rounded: what is cut off would say how long it took to get here.
        long nanos = Math.max(0, Duration.between(clock.instant(), due).toNanos());
        var _ = session.home().schedule(() -> session.tellAndFlush(new Input.AnswerDue()), nanos,
                TimeUnit.NANOSECONDS);
    }

    private static Input ticket(Offloaded<LoginTicket> loaded) {
        return switch (loaded) {
            case Offloaded.Done<LoginTicket>(LoginTicket ticket) -> new Input.TicketLoaded(ticket);
            case Offloaded.Failed<LoginTicket>(RuntimeException cause) -> unavailable(cause);
            case Offloaded.Refused<LoginTicket>() -> new Input.LoginUnavailable();
        };
    }

    private static Input verdict(Offloaded<Input> end) {
        return switch (end) {
            case Offloaded.Done<Input>(Input verdict) -> verdict;
            case Offloaded.Failed<Input>(RuntimeException cause) -> unavailable(cause);
            case Offloaded.Refused<Input>() -> new Input.LoginUnavailable();
        };
    }

    private static Input unavailable(RuntimeException cause) {
        LOG.warn("a sign-in could not be checked", cause);
        return new Input.LoginUnavailable();
    }
}
