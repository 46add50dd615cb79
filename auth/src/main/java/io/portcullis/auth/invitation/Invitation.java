package io.portcullis.auth.invitation;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.notice.MailAddress;
import java.time.Instant;
import java.util.Optional;

/// Whoever has its link may choose the first password of an account, once.
///
/// @param expires the first instant at which its link leads nowhere
/// @param by who made it, for the operator
/// @param to where its link was mailed; empty: it was handed to whoever made it
/// @param madeAccount whether the account was made for it, and goes with it unless something else was put there
public record Invitation(AccountName account, Instant made, Instant expires, String by, Optional<MailAddress> to,
        boolean madeAccount) {}
