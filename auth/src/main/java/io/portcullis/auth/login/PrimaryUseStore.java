package io.portcullis.auth.login;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.decision.LoginProtocol;
import java.time.Instant;
import java.util.List;

/// Where it is kept which accounts are opened by their primary password: whom the rule would keep out.
@FunctionalInterface
public interface PrimaryUseStore {
    /// How many clients of an account are kept, the latest.
    int CLIENTS = 10;

    /// Which use: one account, protocol and client.
    ///
    /// @param client what it called itself, without its version; not to be trusted
    record Key(AccountName account, LoginProtocol protocol, String client) {}

    /// The latest use of its kind.
    record Use(Key key, Instant at) {}

    /// Keeps them, in one transaction; accounts that are gone are skipped. Blocks. Does not change an account's version.
    void keep(List<Use> uses);
}
