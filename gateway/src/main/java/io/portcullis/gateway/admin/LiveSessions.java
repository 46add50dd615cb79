package io.portcullis.gateway.admin;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.admin.AdminItem.SessionItem;
import java.util.List;

/// The clients that are signed in to this server now.
public interface LiveSessions {
    /// Those of an account.
    List<SessionItem> of(AccountName account);

    /// Ends one; false where the account has none with that id. Its client may sign in again.
    boolean end(AccountName account, String id);

    /// Of a process that serves no clients.
    static LiveSessions none() {
        return new LiveSessions() {
            @Override
            public List<SessionItem> of(AccountName account) {
                return List.of();
            }

            @Override
            public boolean end(AccountName account, String id) {
                return false;
            }
        };
    }
}
