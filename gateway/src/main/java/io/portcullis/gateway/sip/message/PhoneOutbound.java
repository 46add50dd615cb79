package io.portcullis.gateway.sip.message;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.bridge.PhoneAnswer;
import io.portcullis.gateway.bridge.SipOutbound;
import io.portcullis.gateway.sip.proxy.ListenPoints;
import io.portcullis.gateway.sip.registrar.Bindings;
import io.portcullis.gateway.sip.session.Fork.ForkTimers;
import io.portcullis.gateway.sip.session.LocalNames;
import io.portcullis.gateway.sip.transaction.Requests;
import io.portcullis.gateway.sip.transaction.Transactions;
import io.portcullis.gateway.sip.transport.Ways;
import io.portcullis.protocol.interwork.PagerMessage;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Sends text messages to the phones of an account: to all at once, the first 2xx counts.
public final class PhoneOutbound implements SipOutbound {
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
            Predicate<AccountName> mayReach, Consumer<PhoneAnswer> told) {
        Requests requests = parts.transactions().anyLoop();
        requests.execute(() -> new MessageRun(parts, requests, account, message, mayReach).start(refused, told));
    }
}
