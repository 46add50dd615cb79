package io.portcullis.gateway.sip.message;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.bridge.PhoneAnswer;
import io.portcullis.gateway.bridge.SipOutbound;
import io.portcullis.gateway.sip.proxy.ForkRun;
import io.portcullis.gateway.sip.proxy.Upstream;
import io.portcullis.gateway.sip.session.Binding;
import io.portcullis.gateway.sip.transaction.Requests;
import io.portcullis.gateway.sip.transport.Flow;
import io.portcullis.protocol.interwork.PagerMessage;
import io.portcullis.protocol.sip.HeaderName;
import io.portcullis.protocol.sip.NameAddress;
import io.portcullis.protocol.sip.SipDate;
import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.SipMessageBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// One message on its way to the phones of an account, and of those accounts that its phones forward it to. Belongs to its loop.
///
/// Forwarding leads to accounts of this server only, to each once, and only to those the sender may write to. What becomes of a
/// forwarded message counts as the answer of the account's own phone that forwarded it.
final class MessageRun implements Upstream, ForkRun.Heard {
    /// Accounts that one message may be forwarded through, the first included.
    static final int MOST_ACCOUNTS = 5;
    private static final int TOO_LARGE = 513;
    private static final int UNAVAILABLE = 480;

    private final PhoneOutbound.Parts parts;
    private final Requests requests;
    private final AccountName recipient;
    private final PagerMessage message;
    private final Predicate<AccountName> mayReach;
    private final String tag;
    private final Set<AccountName> asked = new HashSet<>();
    /// Of each place asked, the contact of the recipient that it stands for.
    private final List<String> places = new ArrayList<>();
    private final Map<String, Integer> refusals = new HashMap<>();
    private final Set<String> later = new HashSet<>();
    private Consumer<PhoneAnswer> told = answer -> {};
    private boolean unreachable;
    private boolean taken;
    private boolean concluded;

    MessageRun(PhoneOutbound.Parts parts, Requests requests, AccountName recipient, PagerMessage message,
            Predicate<AccountName> mayReach) {
        this.parts = parts;
        this.requests = requests;
        this.recipient = recipient;
        this.message = message;
        this.mayReach = mayReach;
        tag = requests.token(12);
        asked.add(recipient);
    }

    void start(Map<String, Integer> refused, Consumer<PhoneAnswer> whoAsked) {
        refusals.putAll(refused);
        told = whoAsked;
        List<ForkRun.Outgoing> outgoing = new ArrayList<>();
        for (Binding binding : parts.bindings().of(recipient)) {
            if (refusals.containsKey(binding.uri())) {
                continue;
            }
            Optional<ForkRun.Outgoing> out = outgoing(binding, binding.uri());
            unreachable |= out.isEmpty();
            out.ifPresent(outgoing::add);
        }
        if (outgoing.isEmpty()) {
            conclude();
        } else {
            ForkRun.start(requests, outgoing, parts.timers(), this, this);
        }
    }

    private Optional<ForkRun.Outgoing> outgoing(Binding binding, String standsFor) {
        Optional<Flow> flow = parts.ways().to(binding.location());
        flow.ifPresent(way -> places.add(standsFor));
        return flow.map(way -> new ForkRun.Outgoing(request(binding.uri(), way), way));
    }

    private SipMessage request(String uri, Flow flow) {
        SipMessageBuilder request = SipMessage.request("MESSAGE", uri)
                .pushVia(parts.points().via(flow, requests.branch(""))).maxForwards(70)
                .add(HeaderName.FROM, NameAddress.of(message.from()).withParameter("tag", tag).text())
                .add(HeaderName.TO, "<" + parts.names().uri(recipient).text() + ">")
                .add(HeaderName.CALL_ID, message.callId()).add(HeaderName.CSEQ, "1 MESSAGE")
                .add(SipOutbound.HOP_HEADER, SipOutbound.HOP_VALUE);
        message.subject().ifPresent(subject -> request.add(HeaderName.SUBJECT, subject));
        message.date().map(SipDate::text).ifPresent(date -> request.add("Date", date));
        message.language().ifPresent(language -> request.add("Content-Language", language));
        return request.body(message.contentType(), message.body().getBytes(StandardCharsets.UTF_8)).build();
    }

    @Override
    public void answered(int place, SipMessage response) {
        int status = response.status();
        if (status >= 400 && !PhoneAnswer.refusesForGood(status)) {
            later.add(places.get(place));
        } else if (status >= 300) {
            refusals.put(places.get(place), status < 400 ? UNAVAILABLE : status);
        }
    }

    @Override
    public void unanswered(int place, int status) {
        if (status == TOO_LARGE) {
            refusals.put(places.get(place), TOO_LARGE);
        } else {
            later.add(places.get(place));
        }
    }

    @Override
    public List<ForkRun.Outgoing> redirected(int place, SipMessage response) {
        if (response.status() != 301 && response.status() != 302) {
            return List.of();
        }
        List<ForkRun.Outgoing> outgoing = new ArrayList<>();
        for (NameAddress contact : response.contacts()) {
            parts.names().account(contact).filter(this::mayFollow).ifPresent(account -> parts.bindings().of(account)
                    .forEach(binding -> outgoing(binding, places.get(place)).ifPresent(outgoing::add)));
        }
        if (!outgoing.isEmpty()) {
            refusals.remove(places.get(place));
        }
        return outgoing;
    }

    private boolean mayFollow(AccountName account) {
        return asked.size() < MOST_ACCOUNTS && asked.add(account) && mayReach.test(account);
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
        refusals.keySet().removeAll(later);
        if (taken) {
            told.accept(new PhoneAnswer.Taken());
        } else if (unreachable || !later.isEmpty() || refusals.isEmpty()) {
            told.accept(new PhoneAnswer.Later(refusals));
        } else {
            told.accept(new PhoneAnswer.Refused(refusals));
        }
    }
}
