package io.portcullis.gateway.bridge;

import io.portcullis.auth.account.AccountName;
import io.portcullis.protocol.interwork.PagerMessage;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Sends text messages to phones; the SIP side has it.
public interface SipOutbound {
    /// The header that marks a MESSAGE which the bridge has sent; the SIP side writes it with the value [#HOP_VALUE] and
    /// reports one that comes back with it as looped.
    String HOP_HEADER = "X-Portcullis-Bridge";
    String HOP_VALUE = "1";

    /// Whether the account has a registered contact now.
    boolean hasContacts(AccountName account);

    /// Sends a MESSAGE to all contacts of `account` but those that have refused it. Never blocks.
    ///
    /// What exceeds 1,300 bytes goes over TCP to a phone that registered over UDP (RFC 3428 section 8, RFC 3261 section 18.1.1); one
    /// that accepts no connection counts as having refused with 513.
    ///
    /// A phone that forwards it (301, 302) to accounts of this server is followed to their phones, to each account once, through five at
    /// most; one that forwards it elsewhere counts as having refused with 480.
    ///
    /// @param refused contacts that refused this message before, with their statuses
    /// @param mayReach whether the sender may write to an account; asked once for each that the message is forwarded to, does not
    /// block
    /// @param told called once, after this returned, on any thread
    void message(AccountName account, PagerMessage message, Map<String, Integer> refused,
            Predicate<AccountName> mayReach, Consumer<PhoneAnswer> told);
}
