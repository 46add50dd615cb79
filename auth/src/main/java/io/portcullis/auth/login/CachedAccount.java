package io.portcullis.auth.login;

import io.portcullis.auth.fast.FastCredential;
import io.portcullis.auth.secret.ScramSalts;
import java.util.Optional;

/// What is known of a name.
///
/// @param snapshot empty: nobody has that name
/// @param salts what its first answer says, whether or not anybody has the name
/// @param readAt the ticker's time when its reading began, in nanoseconds
record CachedAccount(Optional<AccountSnapshot> snapshot, ScramSalts salts, long readAt) {
    private static final int BASE = 1_024;
    private static final int CREDENTIAL = 768;
    private static final int ENDED = 128;

    /// What it weighs in memory, in bytes, about.
    int weight() {
        return snapshot.map(CachedAccount::weight).orElse(BASE);
    }

    private static int weight(AccountSnapshot snapshot) {
        int weight = BASE + snapshot.primary().map(verifiers -> verifiers.weight()).orElse(0);
        for (AppCredential credential : snapshot.appPasswords()) {
            weight += CREDENTIAL + credential.verifiers().weight();
        }
        for (EndedCredential ended : snapshot.ended()) {
            weight += ENDED + ended.verifiers().weight();
        }
        return weight + snapshot.fastTokens().size() * FastCredential.WEIGHT;
    }
}
