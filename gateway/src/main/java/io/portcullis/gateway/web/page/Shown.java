package io.portcullis.gateway.web.page;

import io.portcullis.auth.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Tokens on their way back into the form or the cookie that uses them, which are text. What a page shows as a secret becomes no
/// string.
final class Shown {
    private Shown() {}

    /// The text of a secret.
    static String text(Secret secret) {
        byte[] utf8 = secret.utf8();
        String text = new String(utf8, StandardCharsets.UTF_8);
        Arrays.fill(utf8, (byte) 0);
        return text;
    }

    /// The text of a secret that is not needed after.
    static String once(Secret secret) {
        String text = text(secret);
        secret.wipe();
        return text;
    }
}
