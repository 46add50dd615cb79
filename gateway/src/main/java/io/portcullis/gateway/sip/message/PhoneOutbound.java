package io.portcullis.gateway.sip.message;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.bridge.PhoneAnswer;
import io.portcullis.gateway.bridge.SipOutbound;
import io.portcullis.gateway.sip.proxy.ForkRun;
import io.portcullis.gateway.sip.proxy.ListenPoints;
import io.portcullis.gateway.sip.proxy.Upstream;
import io.portcullis.gateway.sip.registrar.Bindings;
import io.portcullis.gateway.sip.session.Binding;
import io.portcullis.gateway.sip.session.Fork.ForkTimers;
import io.portcullis.gateway.sip.session.LocalNames;
import io.portcullis.gateway.sip.transaction.Requests;
import io.portcullis.gateway.sip.transaction.Transactions;
import io.portcullis.gateway.sip.transport.Flow;
import io.portcullis.gateway.sip.transport.Ways;
import io.portcullis.protocol.interwork.PagerMessage;
import io.portcullis.protocol.sip.HeaderName;
import io.portcullis.protocol.sip.NameAddress;
import io.portcullis.protocol.sip.SipDate;
import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.SipMessageBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Sends text messages to the phones of an account: to all at once, the first 2xx counts.
public final class PhoneOutbound implements SipOutbound {
    private static final int TOO_LARGE = 513;

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
    public void message(AccountName account, PagerMessage message, Map<String, Integer> refused,
            Consumer<PhoneAnswer> told) {
        Requests requests = parts.transactions().anyLoop();
        requests.execute(() -> send(requests, account, new Tally(refused, told), message));
    }

    private void send(Requests requests, AccountName account, Tally tally, PagerMessage message) {
        List<ForkRun.Outgoing> outgoing = new ArrayList<>();
        String tag = requests.token(12);
        for (Binding binding : parts.bindings().of(account)) {
            if (tally.refusals.containsKey(binding.uri())) {
                continue;
            }
            Optional<Flow> flow = parts.ways().to(binding.reach());
            if (flow.isEmpty()) {
                tally.mayTakeLater = true;
                continue;
            }
            outgoing.add(new ForkRun.Outgoing(request(requests, binding, flow.get(), message, tag), flow.get()));
            tally.places.add(binding.uri());
        }
        if (outgoing.isEmpty()) {
            tally.conclude();
        } else {
            ForkRun.start(requests, outgoing, parts.timers(), tally, tally);
        }
    }

    private SipMessage request(Requests requests, Binding binding, Flow flow, PagerMessage message, String tag) {
        String account = parts.names().uri(binding.opener().account()).text();
        SipMessageBuilder request = SipMessage.request("MESSAGE", binding.uri())
                .pushVia(parts.points().via(flow, requests.branch(""))).maxForwards(70)
                .add(HeaderName.FROM, NameAddress.of(message.from()).withParameter("tag", tag).text())
                .add(HeaderName.TO, "<" + account + ">").add(HeaderName.CALL_ID, message.callId())
                .add(HeaderName.CSEQ, "1 MESSAGE").add(HOP_HEADER, HOP_VALUE);
        message.subject().ifPresent(subject -> request.add(HeaderName.SUBJECT, subject));
        message.date().map(SipDate::text).ifPresent(date -> request.add("Date", date));
        message.language().ifPresent(language -> request.add("Content-Language", language));
        return request.body(message.contentType(), message.body().getBytes(StandardCharsets.UTF_8)).build();
    }

    /// Collects what the phones say; tells it once: at the first 2xx, else when all have answered. Belongs to its loop.
    private static final class Tally implements Upstream, ForkRun.Heard {
        private final Map<String, Integer> refusals;
        private final Consumer<PhoneAnswer> told;
        private final List<String> places = new ArrayList<>();
        private boolean taken;
        private boolean mayTakeLater;
        private boolean concluded;

        Tally(Map<String, Integer> refused, Consumer<PhoneAnswer> told) {
            refusals = new HashMap<>(refused);
            this.told = told;
        }

        @Override
        public void answered(int place, SipMessage response) {
            int status = response.status();
            if (status >= 300 && PhoneAnswer.refusesForGood(status)) {
                refusals.put(places.get(place), status);
            } else if (status >= 300) {
                mayTakeLater = true;
            }
        }

        @Override
        public void unanswered(int place, int status) {
            if (status == TOO_LARGE) {
                refusals.put(places.get(place), TOO_LARGE);
            } else {
                mayTakeLater = true;
            }
        }

        @Override
        public void relay(SipMessage response) {
            taken |= response.status() / 100 == 2;
            conclude();
        }

        @Override
        public void answer(int status) {
            conclude();
        }

        private void conclude() {
            if (concluded) {
                return;
            }
            concluded = true;
            if (taken) {
                told.accept(new PhoneAnswer.Taken());
            } else if (mayTakeLater || refusals.isEmpty()) {
                told.accept(new PhoneAnswer.Later(refusals));
            } else {
                told.accept(new PhoneAnswer.Refused(refusals));
            }
        }
    }
}
