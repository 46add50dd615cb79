package io.portcullis.gateway.sip.registrar;

import io.portcullis.gateway.sip.meter.SipMeters;
import io.portcullis.gateway.sip.meter.SipRefusal;
import io.portcullis.gateway.sip.session.Binding;
import io.portcullis.gateway.sip.session.Opener;
import io.portcullis.gateway.sip.session.PhoneInstance;
import io.portcullis.gateway.sip.session.PhoneLocation;
import io.portcullis.gateway.sip.session.RegisterRequest;
import io.portcullis.gateway.sip.session.RegisterRequest.Wanted;
import io.portcullis.gateway.sip.session.RegisterResult;
import io.portcullis.gateway.sip.session.RegistrarLimits;
import io.portcullis.gateway.sip.transaction.ServerTransaction;
import io.portcullis.gateway.sip.transport.Ways;
import io.portcullis.protocol.sip.HeaderName;
import io.portcullis.protocol.sip.NameAddress;
import io.portcullis.protocol.sip.SipDate;
import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.SipMessageBuilder;
import io.portcullis.protocol.sip.SipUri;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Answers REGISTER requests whose sender has signed in. RFC 3261 section 10.3. The 200 goes out after the commit.
public final class Registrar {
    private static final int MOST_URI = 1_024;
    private static final int MOST_CALL_ID = 256;

    private final Bindings bindings;
    private final RegistrarLimits limits;
    private final InstantSource clock;
    private final SipMeters meters;

    public Registrar(Bindings bindings, RegistrarLimits limits, InstantSource clock, SipMeters meters) {
        this.bindings = bindings;
        this.limits = limits;
        this.clock = clock;
        this.meters = meters;
    }

    public void register(ServerTransaction transaction, Opener opener) {
        SipMessage request = transaction.request();
        Optional<List<Wanted>> wanted = wanted(request, transaction);
        if (wanted.isEmpty() || request.callId().length() > MOST_CALL_ID) {
            refuse(transaction, 400);
            return;
        }
        RegisterRequest asked = new RegisterRequest(wanted.get(), request.contactsAll(), request.expires(),
                request.callId(), request.cseq().number(), opener);
        bindings.change(asked, changed -> transaction.run(() -> answer(transaction, changed)));
    }

    private void answer(ServerTransaction transaction, Bindings.Changed changed) {
        if (transaction.answered()) {
            return;
        }
        switch (changed.result()) {
            case RegisterResult.Refused refused when refused.status() == 423 -> {
                meters.refused(SipRefusal.CONTACTS);
                transaction.reply(transaction.prepare(423)
                        .add(HeaderName.MIN_EXPIRES, Long.toString(limits.least())).build());
            }
            case RegisterResult.Refused refused -> refuse(transaction, refused.status());
            case RegisterResult.Accepted accepted when changed.stored() ->
                transaction.reply(listing(transaction.prepare(200), accepted.bindings()));
            case RegisterResult.Accepted _ -> {
                meters.refused(SipRefusal.NOT_STORED);
                transaction.reply(transaction.prepare(503).add(HeaderName.RETRY_AFTER, "10").build());
            }
        }
    }

    private void refuse(ServerTransaction transaction, int status) {
        meters.refused(SipRefusal.CONTACTS);
        transaction.reply(status);
    }

    private SipMessage listing(SipMessageBuilder reply, List<Binding> all) {
        long now = clock.millis();
        reply.add(HeaderName.DATE, SipDate.text(clock.instant()));
        for (Binding binding : all) {
            long seconds = Math.max(0, binding.lease().expiresAt() - now + 999) / 1000;
            reply.add(HeaderName.CONTACT, "<" + binding.uri() + ">;expires=" + seconds);
        }
        return reply.build();
    }

    /// Empty when a contact is nothing that could be called.
    private static Optional<List<Wanted>> wanted(SipMessage request, ServerTransaction transaction) {
        List<Wanted> wanted = new ArrayList<>();
        for (NameAddress contact : request.contacts()) {
            Optional<SipUri> uri = contact.sipUri().filter(known -> contact.uri().length() <= MOST_URI);
            if (uri.isEmpty()) {
                return Optional.empty();
            }
            PhoneLocation location = Ways.location(transaction.flow(), uri.get());
            wanted.add(new Wanted(contact.uri(), seconds(contact), preference(contact), PhoneInstance.of(contact),
                    location));
        }
        return Optional.of(wanted);
    }

    /// RFC 3261 section 10.2.1.1: what is no number counts as absent here, so that the default holds.
    private static OptionalLong seconds(NameAddress contact) {
        String text = contact.parameters().get("expires").orElse("");
        if (text.isEmpty() || text.length() > 10 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(text));
    }

    /// RFC 3261 section 25.1: `qvalue` is 0 to 1 with up to three digits; what is none counts as absent.
    private static int preference(NameAddress contact) {
        String text = contact.parameters().get("q").orElse("1");
        boolean number = !text.isEmpty() && text.length() <= 5 && (text.charAt(0) == '0' || text.charAt(0) == '1')
                && (text.length() == 1 || text.charAt(1) == '.')
                && text.chars().skip(2).allMatch(c -> c >= '0' && c <= '9');
        if (!number) {
            return 1000;
        }
        String digits = (text.length() > 2 ? text.substring(2) : "").concat("000").substring(0, 3);
        return Math.min(1000, (text.charAt(0) - '0') * 1000 + Integer.parseInt(digits));
    }
}
