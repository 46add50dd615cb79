package io.portcullis.gateway.sip;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.sip.message.PhoneInbox;
import io.portcullis.gateway.sip.meter.SipMeters;
import io.portcullis.gateway.sip.meter.SipRefusal;
import io.portcullis.gateway.sip.proxy.DialogRequests;
import io.portcullis.gateway.sip.proxy.Proxy;
import io.portcullis.gateway.sip.proxy.ReferTarget;
import io.portcullis.gateway.sip.registrar.Registrar;
import io.portcullis.gateway.sip.session.LocalNames;
import io.portcullis.gateway.sip.session.Opener;
import io.portcullis.gateway.sip.session.SipTransport;
import io.portcullis.gateway.sip.signin.SignIn;
import io.portcullis.gateway.sip.transaction.IncomingRequest;
import io.portcullis.gateway.sip.transaction.RequestUser;
import io.portcullis.gateway.sip.transaction.Requests;
import io.portcullis.gateway.sip.transaction.ServerTransaction;
import io.portcullis.gateway.sip.transport.Flow;
import io.portcullis.gateway.sip.transport.ProvenSources;
import io.portcullis.protocol.sip.HeaderName;
import io.portcullis.protocol.sip.NameAddress;
import io.portcullis.protocol.sip.RequestChecks;
import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.SipText;
import io.portcullis.protocol.sip.SipUri;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What becomes of each new request. Everything that begins something is signed in first; only OPTIONS to the server itself
/// is answered to anybody.
final class SipCore implements RequestUser {
    private static final String ALLOW = "INVITE, ACK, CANCEL, BYE, OPTIONS, REGISTER, MESSAGE, SUBSCRIBE, NOTIFY, REFER, INFO, UPDATE, PRACK";

    private static final String ACCEPT = "application/sdp, text/plain";
    /// Option tags; RFC 3261 section 19.2.
    private static final Set<String> EXTENSIONS = Set.of();

    /// What the core hands requests to.
    record Parts(LocalNames names, SignIn signIn, Registrar registrar, Proxy proxy, DialogRequests dialogs,
            PhoneInbox inbox, ProvenSources sources, SipMeters meters) {}

    private final Parts parts;

    SipCore(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void request(IncomingRequest request) {
        SipMessage message = request.message();
        if (Scanners.named(message.header(HeaderName.USER_AGENT).orElse(""))) {
            parts.meters().refused(SipRefusal.SCANNER);
            return;
        }
        if (message.to().tag().isPresent() && !message.method().equals("REGISTER")) {
            if (extensionsServed(request, HeaderName.PROXY_REQUIRE)) {
                parts.dialogs().request(request);
            }
            return;
        }
        Optional<SipUri> uri = message.uri();
        if (uri.isEmpty()) {
            refuse(request, 416, SipRefusal.SCHEME);
        } else if (!parts.names().local(uri.get())) {
            foreign(request);
        } else if (extensionsServed(request, requirement(message, uri.get()))) {
            served(request, uri.get());
        }
    }

    @Override
    public void again(IncomingRequest request, byte number) {
        parts.signIn().again(request, number);
    }

    private void served(IncomingRequest request, SipUri uri) {
        if (isForServer(request.message(), uri)) {
            request.answer(request.prepare(200).add(HeaderName.ALLOW, ALLOW).add(HeaderName.ACCEPT, ACCEPT)
                    .add(HeaderName.ACCEPT_ENCODING, "identity").add(HeaderName.ACCEPT_LANGUAGE, "en")
                    .add(HeaderName.SUPPORTED, String.join(", ", EXTENSIONS)).build());
        } else {
            parts.signIn().request(request, (transaction, opener) -> signedIn(transaction, opener, uri));
        }
    }

    private static boolean isForServer(SipMessage message, SipUri uri) {
        return message.method().equals("OPTIONS") && uri.user().isEmpty();
    }

    /// What is answered here must understand what Require names; what is sent on, what Proxy-Require names. RFC 3261 sections
    /// 8.2.2.3, 10.3 and 16.3.
    private static String requirement(SipMessage message, SipUri uri) {
        boolean answeredHere = isForServer(message, uri)
                || List.of("REGISTER", "MESSAGE", "PUBLISH").contains(message.method());
        return answeredHere ? HeaderName.REQUIRE : HeaderName.PROXY_REQUIRE;
    }

    /// Whether everything that the header requires is there; answers the request where it is not.
    private boolean extensionsServed(IncomingRequest request, String header) {
        List<String> missing = RequestChecks.unsupported(request.message(), header, EXTENSIONS);
        if (missing.isEmpty()) {
            return true;
        }
        parts.meters().refused(SipRefusal.EXTENSION);
        if (missing.stream().allMatch(SipText::isToken)) {
            request.answer(request.prepare(420).add(HeaderName.UNSUPPORTED, String.join(", ", missing)).build());
        } else {
            request.answer(400);
        }
        return false;
    }

    @Override
    public void ack(SipMessage ack, Flow flow, Requests requests) {
        parts.dialogs().ack(ack, flow, requests);
    }

    /// A stranger who asks for another place over UDP looks for open relays, and hears nothing.
    private void foreign(IncomingRequest request) {
        if (request.flow().transport() == SipTransport.UDP && !parts.sources().proven(request.flow())) {
            parts.meters().refused(SipRefusal.FOREIGN);
        } else {
            parts.signIn().request(request, (transaction, opener) -> refuse(transaction, 403, SipRefusal.FOREIGN));
        }
    }

    private void signedIn(ServerTransaction transaction, Opener opener, SipUri uri) {
        SipMessage request = transaction.request();
        boolean register = request.method().equals("REGISTER");
        if (!own(request.from(), opener) || (register && !own(request.to(), opener))) {
            refuse(transaction, 403, SipRefusal.NOT_OWN_ADDRESS);
            return;
        }
        if (register) {
            parts.registrar().register(transaction, opener);
            return;
        }
        Optional<AccountName> callee = parts.names().account(uri);
        if (callee.isEmpty()) {
            refuse(transaction, 404, SipRefusal.UNKNOWN_ACCOUNT);
            return;
        }
        switch (request.method()) {
            case "PUBLISH" -> {
                parts.meters().refused(SipRefusal.METHOD);
                transaction.reply(transaction.prepare(405).add(HeaderName.ALLOW, ALLOW).build());
            }
            case "MESSAGE" -> parts.inbox().take(transaction, opener, uri);
            default -> {
                if (ReferTarget.allowed(request, parts.names())) {
                    parts.proxy().route(transaction, opener, callee.get());
                } else {
                    refuse(transaction, 403, SipRefusal.FOREIGN);
                }
            }
        }
    }

    private boolean own(NameAddress address, Opener opener) {
        return parts.names().account(address).filter(opener.account()::equals).isPresent();
    }

    private void refuse(IncomingRequest request, int status, SipRefusal why) {
        parts.meters().refused(why);
        request.answer(status);
    }

    private void refuse(ServerTransaction transaction, int status, SipRefusal why) {
        parts.meters().refused(why);
        transaction.reply(status);
    }
}
