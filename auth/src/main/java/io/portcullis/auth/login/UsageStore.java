package io.portcullis.auth.login;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.LastUse;
import java.util.List;

/// Where the last use of app-specific passwords is kept.
@FunctionalInterface
public interface UsageStore {
    /// One use to be kept.
    record Usage(AccountName account, AppPasswordId id, LastUse use) {}

    /// Keeps them, in one transaction; ids that are gone are skipped. Blocks. Does not change an account's version.
    void record(List<Usage> usages);
}
