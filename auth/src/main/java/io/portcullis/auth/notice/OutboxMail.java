package io.portcullis.auth.notice;

import io.portcullis.auth.account.AccountName;
import java.time.Instant;
import java.util.Optional;

/// One mail that was not delivered yet, apart from what it says.
///
/// @param language an ISO 639 code
/// @param attempts how often it was tried
/// @param due when it is tried next; empty where it was given up
/// @param failure what went wrong last, fit for an operator; empty before the first try has failed
public record OutboxMail(MailId id, AccountName account, MailAddress to, String language, NoticeKind kind,
        Instant created, int attempts, Optional<Instant> due, String failure) {}
