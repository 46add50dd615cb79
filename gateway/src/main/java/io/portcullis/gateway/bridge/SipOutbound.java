package io.portcullis.gateway.bridge;

import io.portcullis.auth.account.AccountName;
import io.portcullis.protocol.interwork.PagerMessage;
import java.util.function.IntConsumer;

/// Sends text messages to phones; the SIP side has it.
public interface SipOutbound {
    /// The header that marks a MESSAGE which the bridge has sent; the SIP side writes it with the value [#HOP_VALUE] and
    /// reports one that comes back with it as looped.
    String HOP_HEADER = "X-Portcullis-Bridge";
    String HOP_VALUE = "1";

    /// Whether the account has a registered contact now.
    boolean hasContacts(AccountName account);

    /// Sends a MESSAGE to all contacts of `account`. Never blocks.
    ///
    /// @param status called once, after this returned, on any thread: the best final response (RFC 3261 section 16.7); 408 when none came;
    /// 513 when it would exceed 1,300 bytes over UDP for every contact (RFC 3428 section 8); 480 without contacts
    void message(AccountName account, PagerMessage message, IntConsumer status);
}
