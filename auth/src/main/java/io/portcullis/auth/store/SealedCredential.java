package io.portcullis.auth.store;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.secret.SealContext;
import io.portcullis.auth.secret.Sealed;
import io.portcullis.auth.secret.Sealer;
import io.portcullis.auth.secret.Unsealed;
import java.util.Arrays;

/// One sealed blob as it lies in the database, useless without the key it names.
///
/// @param id names it within its account: an app password's id, or one of [SealContext]'s constants
public record SealedCredential(String id, Sealed sealed) {
    /// @throws IllegalArgumentException where the id is none of these
    public SealedCredential {
        if (!id.equals(SealContext.PRIMARY_HASH) && !id.equals(SealContext.PRIMARY_VERIFIERS)
                && !AppPasswordId.isValid(id)) {
            throw new IllegalArgumentException("credential id (expected: an app password's, or a constant)");
        }
    }

    /// Seals it for one account under the newest key; overwrites `content`.
    public static SealedCredential seal(AccountName account, String id, byte[] content, Sealer sealer) {
        try {
            return new SealedCredential(id, sealer.seal(content, new SealContext(account, id)));
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    /// Opens it, where it is the account's own and its key is there.
    public Unsealed open(AccountName account, Sealer sealer) {
        return sealer.open(sealed, new SealContext(account, id));
    }
}
