package io.portcullis.gateway.sip.message;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.bridge.SipOutbound;
import io.portcullis.gateway.sip.proxy.ForkRun;
import io.portcullis.gateway.sip.proxy.ListenPoints;
import io.portcullis.gateway.sip.proxy.Upstream;
import io.portcullis.gateway.sip.registrar.Bindings;
import io.portcullis.gateway.sip.session.Binding;
import io.portcullis.gateway.sip.session.Fork.ForkTimers;
import io.portcullis.gateway.sip.session.LocalNames;
import io.portcullis.gateway.sip.session.SipTransport;
import io.portcullis.gateway.sip.transaction.Requests;
import io.portcullis.gateway.sip.transaction.Transactions;
import io.portcullis.gateway.sip.transport.Flow;
import io.portcullis.gateway.sip.transport.Ways;
import io.portcullis.protocol.interwork.PagerMessage;
import io.portcullis.protocol.sip.HeaderName;
import io.portcullis.protocol.sip.NameAddress;
import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.SipMessageBuilder;
import io.portcullis.protocol.sip.SipUri;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/// Sends text messages to the phones of an account: to all at once, the first 2xx counts.
public final class PhoneOutbound implements SipOutbound {
    /// RFC 3428 section 8: a MESSAGE over UDP is not larger.
    private static final int MOST_OVER_UDP = 1_300;

    /// What this is built from.
    public record Parts(Bindings bindings, Ways ways, LocalNames names, ListenPoints points, ForkTimers timers,
            Transactions transactions) {}

    private final Parts parts;

    public PhoneOutbound(Parts parts) {
        this.parts = parts;
    }

    @Override
    public boolean hasContacts(AccountName account) {
        return !parts.bindings().of(account).isEmpty();
    }

    @Override
    public void message(AccountName account, PagerMessage message, IntConsumer status) {
        Requests requests = parts.transactions().anyLoop();
        requests.execute(() -> send(requests, account, message, status));
    }

    private void send(Requests requests, AccountName account, PagerMessage message, IntConsumer status) {
        List<ForkRun.Outgoing> outgoing = new ArrayList<>();
        boolean tooLarge = false;
        String tag = requests.token(12);
        for (Binding binding : parts.bindings().of(account)) {
            Optional<Flow> flow = parts.ways().to(binding.reach());
            if (flow.isEmpty()) {
                continue;
            }
            SipMessage request = request(requests, binding, flow.get(), message, tag);
            if (flow.get().transport() == SipTransport.UDP && request.length() > MOST_OVER_UDP) {
                tooLarge = true;
            } else {
                outgoing.add(new ForkRun.Outgoing(request, flow.get()));
            }
        }
        if (outgoing.isEmpty()) {
            status.accept(tooLarge ? 513 : 480);
        } else {
            ForkRun.start(requests, outgoing, parts.timers(), new Told(status), ForkRun.Heard.NOTHING);
        }
    }

    private SipMessage request(Requests requests, Binding binding, Flow flow, PagerMessage message, String tag) {
        String account = SipUri.of(binding.opener().account().value(), parts.names().domain()).text();
        SipMessageBuilder request = SipMessage.request("MESSAGE", binding.uri())
                .pushVia(parts.points().via(flow, requests.branch(""))).maxForwards(70)
                .add(HeaderName.FROM, NameAddress.of(message.from()).withParameter("tag", tag).text())
                .add(HeaderName.TO, "<" + account + ">").add(HeaderName.CALL_ID, message.callId())
                .add(HeaderName.CSEQ, "1 MESSAGE").add(HOP_HEADER, HOP_VALUE);
        message.subject().ifPresent(subject -> request.add(HeaderName.SUBJECT, subject));
        message.language().ifPresent(language -> request.add("Content-Language", language));
        return request.body(message.contentType(), message.body().getBytes(StandardCharsets.UTF_8)).build();
    }

    /// Tells a status, once.
    private static final class Told implements Upstream {
        private final IntConsumer status;
        private boolean told;

        Told(IntConsumer status) {
            this.status = status;
        }

        @Override
        public void relay(SipMessage response) {
            answer(response.status());
        }

        @Override
        public void answer(int answered) {
            if (!told) {
                told = true;
                status.accept(answered);
            }
        }
    }
}
