package io.portcullis.gateway.bridge;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.route.Router;
import io.portcullis.gateway.route.SessionRegistry;
import io.portcullis.protocol.interwork.PagerMessage;
import java.util.function.IntConsumer;

/// Text messages both ways.
public final class Bridge implements MessageInbox, PhonePresence {
    private final SipOutbound outbound;

    public Bridge(Router router, SessionRegistry registry, SipOutbound outbound) {
        this.outbound = outbound;
    }

    @Override
    public void fromPhone(AccountName from, PagerMessage message, boolean looped, IntConsumer status) {
        status.accept(480);
    }

    @Override
    public void appeared(AccountName account) {
        outbound.hasContacts(account);
    }

    @Override
    public void gone(AccountName account) {
        outbound.hasContacts(account);
    }
}
