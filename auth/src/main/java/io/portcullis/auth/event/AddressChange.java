package io.portcullis.auth.event;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.notice.MailAddress;
import io.portcullis.auth.notice.NotificationAddressId;
import java.time.Instant;

/// A change to where an account's owner is told what happens to it.
public sealed interface AddressChange extends AuthEvent.Change {
    NotificationAddressId id();

    MailAddress address();

    /// An address was added; it counts once its owner has opened a link.
    record AddressAdded(AccountName account, Instant at, long authVersion, NotificationAddressId id,
            MailAddress address) implements AddressChange {}

    /// The owner of an address has opened the link.
    record AddressConfirmed(AccountName account, Instant at, long authVersion, NotificationAddressId id,
            MailAddress address) implements AddressChange {}

    /// An address was removed.
    record AddressRemoved(AccountName account, Instant at, long authVersion, NotificationAddressId id,
            MailAddress address) implements AddressChange {}
}
