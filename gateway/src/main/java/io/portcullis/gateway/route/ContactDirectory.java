package io.portcullis.gateway.route;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.message.Standing;
import java.util.function.Consumer;

/// Whom an account knows.
@FunctionalInterface
public interface ContactDirectory {
    /// Finds out whether `owner` has `other` in its roster; never blocks. `done` is called once, on any thread, with
    /// [Standing#UNKNOWN] when nobody can tell now.
    void standing(AccountName owner, AccountName other, Consumer<Standing> done);
}
