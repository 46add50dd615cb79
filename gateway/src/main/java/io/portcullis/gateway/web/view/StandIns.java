package io.portcullis.gateway.web.view;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.portcullis.auth.secret.Secret;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// The secrets that one page shows. A template writes a stand-in for each, and the finished page gets the secret in its place, so
/// that no string and no buffer of a library ever holds it. A stand-in is random, so no other text of the page can contain one.
/// Belongs to one rendering, after which the secrets are wiped.
public final class StandIns {
    private static final int MARK_BYTES = 16;
    private static final int DIGITS = 3;
    private static final int MOST = 1000;

    private final String mark;
    private final byte[] marked;
    private final List<Secret> secrets = new ArrayList<>();

    public StandIns(SecureRandom random) {
        byte[] bytes = new byte[MARK_BYTES];
        random.nextBytes(bytes);
        this.mark = HexFormat.of().formatHex(bytes);
        this.marked = mark.getBytes(US_ASCII);
    }

    /// What a template writes in one place for a secret of its view.
    ///
    /// @throws IllegalArgumentException for one that would have to be escaped
    String of(Secret secret) {
        requirePlain(secret);
        int index = secrets.size();
        if (index == MOST) {
            throw new IllegalStateException("places for secrets in one page: more than " + MOST);
        }
        secrets.add(secret);
        String digits = Integer.toString(MOST + index).substring(1);
        return mark + digits;
    }

    private static void requirePlain(Secret secret) {
        byte[] utf8 = secret.utf8();
        boolean plain = true;
        for (byte one : utf8) {
            plain &= isPlain(one);
        }
        Arrays.fill(utf8, (byte) 0);
        if (!plain) {
            throw new IllegalArgumentException(
                    "a secret that is wiped or has other characters (expected: letters, digits, -, _, blanks)");
        }
    }

    private static boolean isPlain(byte one) {
        return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') || (one >= '0' && one <= '9')
                || one == '-' || one == '_' || one == ' ';
    }

    /// Whether the page shows any.
    public boolean any() {
        return !secrets.isEmpty();
    }

    /// The page with the secrets in their places. The caller wipes it.
    byte[] filled(byte[] page) {
        if (!any()) {
            return page;
        }
        byte[] filled = new byte[length(page)];
        int to = 0;
        int from = 0;
        while (from < page.length) {
            if (isMark(page, from)) {
                to = put(secrets.get(index(page, from)), filled, to);
                from += marked.length + DIGITS;
            } else {
                filled[to++] = page[from++];
            }
        }
        return filled;
    }

    private int length(byte[] page) {
        int length = page.length;
        for (int i = 0; i < page.length; i++) {
            if (isMark(page, i)) {
                length += secrets.get(index(page, i)).length() - marked.length - DIGITS;
            }
        }
        return length;
    }

    private static int put(Secret secret, byte[] filled, int at) {
        byte[] utf8 = secret.utf8();
        System.arraycopy(utf8, 0, filled, at, utf8.length);
        Arrays.fill(utf8, (byte) 0);
        return at + utf8.length;
    }

    private boolean isMark(byte[] page, int at) {
        int end = at + marked.length;
        return end + DIGITS <= page.length && Arrays.equals(page, at, end, marked, 0, marked.length);
    }

    private int index(byte[] page, int at) {
        return Integer.parseInt(new String(page, at + marked.length, DIGITS, US_ASCII));
    }

    /// Overwrites the secrets.
    void wipe() {
        secrets.forEach(Secret::wipe);
    }

    /// Prints no secret.
    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
