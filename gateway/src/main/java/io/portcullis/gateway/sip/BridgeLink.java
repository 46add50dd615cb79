package io.portcullis.gateway.sip;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.bridge.MessageInbox;
import io.portcullis.gateway.bridge.PhonePresence;
import io.portcullis.protocol.interwork.PagerMessage;
import java.util.Optional;
import java.util.function.IntConsumer;

/// The bridge, which is built after the SIP side that it needs. Until then messages are refused for the moment.
final class BridgeLink implements MessageInbox, PhonePresence {
    private record Ends(MessageInbox inbox, PhonePresence presence) {}

    private volatile Optional<Ends> ends = Optional.empty();

    void connect(MessageInbox inbox, PhonePresence presence) {
        ends = Optional.of(new Ends(inbox, presence));
    }

    @Override
    public void fromPhone(AccountName from, PagerMessage message, boolean looped, IntConsumer status) {
        ends.ifPresentOrElse(known -> known.inbox().fromPhone(from, message, looped, status),
                () -> status.accept(503));
    }

    @Override
    public void appeared(AccountName account) {
        ends.ifPresent(known -> known.presence().appeared(account));
    }

    @Override
    public void gone(AccountName account) {
        ends.ifPresent(known -> known.presence().gone(account));
    }
}
