package io.portcullis.gateway.bridge;

import io.portcullis.auth.account.AccountName;
import io.portcullis.protocol.interwork.PagerMessage;
import java.util.function.IntConsumer;

/// Takes text messages that phones send; the bridge has it.
public interface MessageInbox {
    /// A MESSAGE whose sender has proven to be `from`. Never blocks.
    ///
    /// @param message its `to` is the Request-URI
    /// @param looped whether it carries the bridge's own mark
    /// @param status called once, on any thread, with the final response to send: 202 only after the message is on the
    /// disk, anything else means that it was not taken
    void fromPhone(AccountName from, PagerMessage message, boolean looped, IntConsumer status);
}
