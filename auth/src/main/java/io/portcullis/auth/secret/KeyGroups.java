package io.portcullis.auth.secret;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Which two of a recovery key's seven groups its owner types back to show that it was kept; see `AUTH.md`, "Second steps".
///
/// @param first from 1
/// @param second greater than `first`, at most 7
public record KeyGroups(int first, int second) {
    private static final int LETTERS = 4;
    private static final int GROUPS = 7;

    /// @throws IllegalArgumentException where they are no two groups in this order
    public KeyGroups {
        if (first < 1 || second <= first || second > GROUPS) {
            throw new IllegalArgumentException(
                    "groups: " + first + ", " + second + " (expected: 1 <= first < second <= 7)");
        }
    }

    /// Each two with the same chance.
    public static KeyGroups random(RandomGenerator random) {
        int one = 1 + random.nextInt(GROUPS);
        int other = 1 + random.nextInt(GROUPS - 1);
        int another = other < one ? other : other + 1;
        return new KeyGroups(Math.min(one, another), Math.max(one, another));
    }

    /// Whether these are the two groups of that key, in whatever case and with blanks or without. Both are compared, whichever is wrong.
    ///
    /// @param key of 28 letters, in groups of four
    public boolean match(Secret key, Secret typedFirst, Secret typedSecond) {
        Optional<byte[]> letters = TypedText.letters(key).filter(found -> found.length == GROUPS * LETTERS);
        boolean firstMatches = matches(letters, first, typedFirst);
        boolean secondMatches = matches(letters, second, typedSecond);
        letters.ifPresent(found -> Arrays.fill(found, (byte) 0));
        return letters.isPresent() && firstMatches && secondMatches;
    }

    private static boolean matches(Optional<byte[]> letters, int group, Secret typed) {
        Optional<byte[]> given = TypedText.letters(typed);
        byte[] expected = letters.map(all -> Arrays.copyOfRange(all, (group - 1) * LETTERS, group * LETTERS))
                .orElseGet(() -> new byte[LETTERS]);
        boolean same = MessageDigest.isEqual(expected, given.orElseGet(() -> new byte[0]));
        Arrays.fill(expected, (byte) 0);
        given.ifPresent(found -> Arrays.fill(found, (byte) 0));
        return same;
    }
}
