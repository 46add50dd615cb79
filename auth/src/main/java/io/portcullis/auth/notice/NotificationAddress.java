package io.portcullis.auth.notice;

import io.portcullis.auth.account.AccountName;
import java.time.Instant;
import java.util.Optional;

/// Where an account's owner is told what happens to it.
///
/// @param language of its mails, an ISO 639 code
/// @param confirmed when its owner opened the link that was sent there; nothing else is sent before
public record NotificationAddress(NotificationAddressId id, AccountName account, MailAddress address, String language,
        Instant added, Optional<Instant> confirmed) {
    /// The most an account may have, unconfirmed ones included.
    public static final int MOST = 5;

    /// @throws IllegalArgumentException where the language is none
    public NotificationAddress {
        if (!language.matches("[a-z]{2,3}")) {
            throw new IllegalArgumentException("language (expected: an ISO 639 code)");
        }
    }
}
