package io.portcullis.gateway.bridge;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.route.AccountRates;
import io.portcullis.gateway.route.Delivery;
import io.portcullis.gateway.route.EndReason;
import io.portcullis.gateway.route.Endpoint;
import io.portcullis.gateway.route.MessageOrigin;
import io.portcullis.gateway.route.RouteResult;
import io.portcullis.gateway.route.Router;
import io.portcullis.gateway.route.SessionRegistry;
import io.portcullis.protocol.interwork.ErrorsToSip;
import io.portcullis.protocol.interwork.ErrorsToXmpp;
import io.portcullis.protocol.interwork.MessageToSip;
import io.portcullis.protocol.interwork.MessageToXmpp;
import io.portcullis.protocol.interwork.PagerMessage;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.Message;
import io.portcullis.protocol.xmpp.Stanza;
import io.portcullis.protocol.xmpp.StanzaError;
import io.portcullis.protocol.xmpp.StanzaParse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;

/// Text messages both ways: what comes from a phone goes to the router as a stanza; what the router has for an account
/// with phones goes out as MESSAGE.
public final class Bridge implements MessageInbox, PhonePresence {
    private static final int ACCEPTED = 202;
    private static final int LOOP_DETECTED = 482;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final int NOT_FOUND = 404;

    private final String domain;
    private final Router router;
    private final AccountRates rates;
    private final SessionRegistry registry;
    private final SipOutbound outbound;
    private final Delayed delayed;
    private final PhoneSide.PhoneEvents events = new Events();

    /// Runs something later, on any thread.
    @FunctionalInterface
    public interface Delayed {
        void after(Duration pause, Runnable task);
    }

    /// @param domain the domain of this server's accounts
    public Bridge(String domain, Router router, AccountRates rates, SessionRegistry registry, SipOutbound outbound,
            Delayed delayed) {
        this.rates = rates;
        this.domain = domain;
        this.router = router;
        this.registry = registry;
        this.outbound = outbound;
        this.delayed = delayed;
    }

    @Override
    public void fromPhone(AccountName from, PagerMessage message, boolean looped, IntConsumer status) {
        if (looped) {
            status.accept(LOOP_DETECTED);
            return;
        }
        Optional<Message> mapped = MessageToXmpp.map(message);
        if (mapped.isEmpty()) {
            status.accept(message.contentType().startsWith("text/plain") ? NOT_FOUND : UNSUPPORTED_MEDIA_TYPE);
            return;
        }
        Message stanza = mapped.get().withFrom(sender(from, mapped.get()));
        boolean full = stanza.to().filter(to -> !to.isBare()).isPresent();
        if (rates.take(from, message.body().getBytes(StandardCharsets.UTF_8).length, 1) > 0) {
            status.accept(ErrorsToSip.status(StanzaError.Condition.RESOURCE_CONSTRAINT, full));
            return;
        }
        router.message(stanza, MessageOrigin.phone(from), result -> status.accept(answer(result, full)));
    }

    /// Who has signed in, whatever the message says; of it only the instance is taken.
    private Jid sender(AccountName account, Message stanza) {
        return Jid.of(account.value(), domain, stanza.from().map(Jid::resource).orElse(""));
    }

    private static int answer(RouteResult result, boolean full) {
        return switch (result) {
            case RouteResult.Committed(),RouteResult.Duplicate() -> ACCEPTED;
            case RouteResult.Failed(StanzaError error) -> ErrorsToSip.status(error.condition(), full);
        };
    }

    @Override
    public void appeared(AccountName account) {
        Optional<PhoneSide> known = phoneSide(account).filter(side -> !side.isStopped());
        PhoneSide side = known.orElseGet(() -> new PhoneSide(account, outbound, this::toSip, events));
        if (known.isEmpty()) {
            registry.bind(side);
        }
        router.available(side);
    }

    @Override
    public void gone(AccountName account) {
        phoneSide(account).ifPresent(side -> {
            side.end(EndReason.SHUTDOWN);
            router.gone(side);
        });
    }

    private Optional<PhoneSide> phoneSide(AccountName account) {
        return registry.find(account, PhoneSide.RESOURCE).map(PhoneSide.class::cast);
    }

    private Optional<PagerMessage> toSip(Delivery delivery) {
        if (!(Stanza.of(delivery.stanza()) instanceof StanzaParse.Valid(Message message)) || message.isError()) {
            return Optional.empty();
        }
        String callId = delivery.id().map(id -> id.text() + '@' + domain).orElseGet(() -> UUID.randomUUID().toString());
        return message.to().flatMap(to -> MessageToSip.map(message, to, callId));
    }

    /// Only while that side is the account's and it has phones: else one registered anew, or will.
    @SuppressWarnings("ReferenceEquality") // a side is itself only
    private void tryAgain(PhoneSide stopped) {
        boolean due = phoneSide(stopped.account()).filter(side -> side == stopped).isPresent()
                && outbound.hasContacts(stopped.account());
        if (due) {
            PhoneSide side = stopped.again();
            registry.bind(side);
            router.available(side);
        }
    }

    private final class Events implements PhoneSide.PhoneEvents {
        @Override
        public void roomAgain(PhoneSide side) {
            router.available(side);
        }

        @Override
        public void stopped(PhoneSide side) {
            delayed.after(side.pause(), () -> tryAgain(side));
        }

        /// RFC 7572 section 6: the sender is told, unless the account has another client that can take it.
        @Override
        public void tooLarge(PhoneSide side, Delivery delivery) {
            boolean alone = registry.of(side.account()).stream().map(Endpoint::resource)
                    .allMatch(PhoneSide.RESOURCE::equals);
            if (alone && Stanza.of(delivery.stanza()) instanceof StanzaParse.Valid(Message message)) {
                delivery.confirmed();
                Stanza error = message.errorReply(StanzaError.of(ErrorsToXmpp.condition(513)));
                router.message((Message) error, MessageOrigin.phone(side.account()), result -> {});
            }
        }
    }
}
