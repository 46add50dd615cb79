package io.portcullis.auth.secret;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `$argon2id$v=19$m=47104,t=1,p=1$SALT$HASH`: the PHC string format, for Argon2id version 1.3 only.
final class PhcString {
    private static final Pattern FORM = Pattern
            .compile("\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,2}),p=([0-9]{1,2})"
                    + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    /// What computing it costs.
    ///
    /// @param memory in KiB
    record Cost(int memory, int passes, int lanes) {
        static final Cost DEFAULT = new Cost(47_104, 1, 1);

        boolean isBearable() {
            return memory >= 8 * lanes && memory <= 1 << 20 && passes >= 1 && passes <= 10 && lanes >= 1 && lanes <= 16;
        }
    }

    private final Cost cost;
    private final byte[] salt;
    private final byte[] hash;

    PhcString(Cost cost, byte[] salt, byte[] hash) {
        this.cost = cost;
        this.salt = salt;
        this.hash = hash;
    }

    static Optional<PhcString> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Cost cost = new Cost(number(parts, 1), number(parts, 2), number(parts, 3));
        try {
            Base64.Decoder base64 = Base64.getDecoder();
            PhcString parsed = new PhcString(cost, base64.decode(part(parts, 4)), base64.decode(part(parts, 5)));
            return cost.isBearable() ? Optional.of(parsed) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(part(parts, group));
    }

    private static String part(Matcher parts, int group) {
        String part = parts.group(group);
        return part == null ? "" : part;
    }

    PhcString withHash(byte[] computed) {
        return new PhcString(cost, salt, computed);
    }

    Cost cost() {
        return cost;
    }

    byte[] salt() {
        return salt;
    }

    byte[] hash() {
        return hash;
    }

    /// The string itself: a secret, to be sealed.
    String text() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + cost.memory() + ",t=" + cost.passes() + ",p=" + cost.lanes() + "$"
                + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
