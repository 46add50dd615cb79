package io.portcullis.gateway.xmpp.session;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import java.util.Optional;

/// Who a stream belongs to.
///
/// @param appPassword what opened it; empty: the primary password
/// @param authVersion the account's version that was decided on
public record SignedIn(AccountName account, Optional<AppPasswordId> appPassword, long authVersion) {}
