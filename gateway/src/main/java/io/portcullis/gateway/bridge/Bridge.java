package io.portcullis.gateway.bridge;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.route.AccountRates;
import io.portcullis.gateway.route.Delivery;
import io.portcullis.gateway.route.EndReason;
import io.portcullis.gateway.route.Endpoint;
import io.portcullis.gateway.route.MessageOrigin;
import io.portcullis.gateway.route.Reach;
import io.portcullis.gateway.route.RouteResult;
import io.portcullis.gateway.route.Router;
import io.portcullis.gateway.route.SessionRegistry;
import io.portcullis.protocol.interwork.MessageToSip;
import io.portcullis.protocol.interwork.MessageToXmpp;
import io.portcullis.protocol.interwork.PagerMessage;
import io.portcullis.protocol.interwork.ReportToSip;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.Message;
import io.portcullis.protocol.xmpp.Stanza;
import io.portcullis.protocol.xmpp.StanzaError;
import io.portcullis.protocol.xmpp.StanzaError.Condition;
import io.portcullis.protocol.xmpp.StanzaParse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;

/// Text messages both ways: what comes from a phone goes to the router as a stanza; what the router has for an account
/// with phones goes out as MESSAGE.
public final class Bridge implements MessageInbox, PhonePresence {
    private static final int LOOP_DETECTED = 482;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final int TEMPORARILY_UNAVAILABLE = 480;

    private final String domain;
    private final Router router;
    private final AccountRates rates;
    private final SessionRegistry registry;
    private final SipOutbound outbound;
    private final Delayed delayed;
    private final Refusals refusals = new Refusals();
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
            status.accept(
                    message.contentType().startsWith("text/plain") ? TEMPORARILY_UNAVAILABLE : UNSUPPORTED_MEDIA_TYPE);
            return;
        }
        Message stanza = mapped.get().withFrom(sender(from, mapped.get()));
        if (!rates.tryTake(from, message.body().getBytes(StandardCharsets.UTF_8).length, 1)) {
            status.accept(MessageReplies.status(new RouteResult.Failed(StanzaError.of(Condition.RESOURCE_CONSTRAINT))));
            return;
        }
        router.message(stanza, MessageOrigin.phone(from), result -> status.accept(MessageReplies.status(result)));
    }

    /// Who has signed in, whatever the message says; of it only the instance is taken.
    private Jid sender(AccountName account, Message stanza) {
        return Jid.of(account.value(), domain, stanza.from().map(Jid::resource).orElse(""));
    }

    @Override
    public void appeared(AccountName account) {
        Optional<PhoneSide> known = phoneSide(account).filter(side -> !side.isStopped());
        PhoneSide side = known.orElseGet(() -> new PhoneSide(account, outbound, this::toSip, refusals, events));
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
        if (!(Stanza.of(delivery.stanza()) instanceof StanzaParse.Valid(Message message))) {
            return Optional.empty();
        }
        String callId = delivery.id().map(id -> id.text() + '@' + domain).orElseGet(() -> UUID.randomUUID().toString());
        Optional<PagerMessage> mapped = message.isError()
                ? ReportToSip.map(message, callId)
                : message.to().flatMap(to -> MessageToSip.map(message, to, callId));
        return mapped.map(pager -> delivery.accepted().map(pager::late).orElse(pager));
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

        /// RFC 7572 section 6: the sender is told, unless the account has another client that can take the message. It stays
        /// pending until the report is on the disk.
        @Override
        public void refused(PhoneSide side, Delivery delivery, int status) {
            if (!alone(side)) {
                return;
            }
            Optional<Message> report = report(delivery, Refusal.error(status));
            if (report.isEmpty()) {
                // a report that its addressee refuses, who is all there is to be told
                settled(side, delivery);
                return;
            }
            router.report(report.get(), result -> {
                switch (result) {
                    case RouteResult.Committed(),RouteResult.Duplicate() -> settled(side, delivery);
                    case RouteResult.Failed _ -> delayed.after(Duration.ZERO, () -> side.failed(delivery));
                }
            });
        }

        private void settled(PhoneSide side, Delivery delivery) {
            delivery.id().ifPresent(id -> refusals.remove(side.account(), id));
            delivery.confirmed();
        }

        /// Called with the router's locks held.
        @Override
        public void lost(PhoneSide side, Delivery delivery) {
            delayed.after(Duration.ZERO, () -> {
                if (alone(side)) {
                    report(delivery, StanzaError.of(Condition.SERVICE_UNAVAILABLE))
                            .ifPresent(report -> router.report(report, result -> {}));
                }
            });
        }

        /// As if the sender had written to that account.
        @Override
        public boolean mayForward(Delivery delivery, AccountName to) {
            return Stanza.of(delivery.stanza()) instanceof StanzaParse.Valid(Message message)
                    && message.from().map(Jid::local).flatMap(AccountName::parse)
                            .filter(sender -> router.reach()
                                    .refusal(sender, Jid.of(to.value(), domain, ""), Reach.Traffic.MESSAGE)
                                    .isEmpty())
                            .isPresent();
        }

        private boolean alone(PhoneSide side) {
            return registry.of(side.account()).stream().map(Endpoint::resource).allMatch(PhoneSide.RESOURCE::equals);
        }

        /// To whoever sent a message that wants an answer when it is not delivered (RFC 6121 section 8.3): a report about a report
        /// would go on for ever.
        private Optional<Message> report(Delivery delivery, StanzaError error) {
            if (!(Stanza.of(delivery.stanza()) instanceof StanzaParse.Valid(Message message))) {
                return Optional.empty();
            }
            return switch (message.type()) {
                case CHAT, NORMAL ->
                    message.hasBody() ? Optional.of(ReportToSip.report(message, error)) : Optional.empty();
                case ERROR, GROUPCHAT, HEADLINE -> Optional.empty();
            };
        }
    }
}
