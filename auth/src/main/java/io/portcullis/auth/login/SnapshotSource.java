package io.portcullis.auth.login;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secret.FirstSalts;
import java.util.Optional;

/// Where snapshots come from: the stores, with what they hold opened.
@FunctionalInterface
public interface SnapshotSource {
    /// The account as it is now, or empty where nobody has that name. Blocks. A credential that does not open (forged, or its key
    /// is missing) is left out. Fails with an unchecked exception where the store cannot be read.
    Optional<AccountSnapshot> load(AccountName name);

    /// Whether every account has the salts and iterations that follow from its name. Asked once, at the start. Blocks.
    default boolean saltsFollow(FirstSalts salts) {
        return false;
    }
}
