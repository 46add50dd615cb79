package io.portcullis.auth.secret;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How hard a password is to guess for somebody who knows how people make them: what zxcvbn says. It advises; what is
/// allowed, [PasswordRules] says.
public final class PasswordStrength {
    /// The highest score: hard to guess even from a stolen hash.
    public static final int MOST = 4;
    /// From this score on there is nothing to advise.
    public static final int ENOUGH = 3;

    /// Characters that are looked at. What zxcvbn takes grows faster than its input, and anybody may have it look: so many
    /// take a tenth of a millisecond where people chose them, and less than an Argon2 hash at worst.
    static final int LOOKED_AT = 20;

    /// Its dictionaries take 20 MB of heap: they are read when the first password is looked at.
    private @Nullable Zxcvbn zxcvbn;

    private synchronized Zxcvbn zxcvbn() {
        Zxcvbn loaded = zxcvbn;
        if (loaded == null) {
            loaded = new Zxcvbn();
            zxcvbn = loaded;
        }
        return loaded;
    }

    /// From 0, among the first that are tried, to [#MOST]. Costs processor time: not for event loops.
    ///
    /// @param expected what anybody would try at this account: its name, the server's
    public int score(Secret password, List<String> expected) {
        char[] chars = password.chars();
        try {
            Strength strength = zxcvbn().measure(CharBuffer.wrap(chars, 0, Math.min(chars.length, LOOKED_AT)),
                    expected);
            int score = strength.getScore();
            strength.wipe();
            return score;
        } finally {
            Arrays.fill(chars, '\0');
        }
    }
}
