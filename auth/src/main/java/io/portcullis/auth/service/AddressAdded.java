package io.portcullis.auth.service;

import io.portcullis.auth.notice.NotificationAddress;
import java.time.Instant;

/// What came of adding a notification address.
public sealed interface AddressAdded {
    /// A link is on its way there.
    record Asked(NotificationAddress address) implements AddressAdded {}

    /// It is one of the account's confirmed addresses already.
    record Known() implements AddressAdded {}

    /// The account has as many as it may have.
    record Full() implements AddressAdded {}

    /// Too many links were asked for.
    ///
    /// @param until when the next one can be
    record WaitUntil(Instant until) implements AddressAdded {}

    /// There is no mail server.
    record NoMail() implements AddressAdded {}
}
