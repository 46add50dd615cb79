package io.portcullis.auth.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import rocks.xmpp.precis.PrecisProfiles;

/// The texts that a client may hash for one password.
public final class Spellings {
    /// The longest password, in bytes of UTF-8.
    public static final int MAX_BYTES = 1024;

    private Spellings() {}

    /// An app password: with its hyphens and without. The caller wipes both.
    public static List<Secret> ofAppPassword(Secret grouped) {
        byte[] with = grouped.utf8();
        byte[] without = new byte[with.length];
        int length = 0;
        for (byte b : with) {
            if (b != '-') {
                without[length++] = b;
            }
        }
        byte[] exact = Arrays.copyOf(without, length);
        Secret bare = Secret.ofUtf8(exact);
        Arrays.fill(exact, (byte) 0);
        Arrays.fill(with, (byte) 0);
        Arrays.fill(without, (byte) 0);
        return List.of(grouped.copy(), bare);
    }

    /// An app password that was typed otherwise than [#ofAppPassword] has it, without its hyphens; empty for other texts. The
    /// caller wipes it.
    static Optional<Secret> appPasswordTypedOtherwise(Secret typed) {
        return TypedText.letters(typed).flatMap(letters -> {
            boolean odd = isAppPasswordLength(letters.length) && !isSpelled(typed, letters);
            Optional<Secret> bare = odd ? Optional.of(Secret.ofUtf8(letters)) : Optional.empty();
            Arrays.fill(letters, (byte) 0);
            return bare;
        });
    }

    /// Whether an app password can have so many letters.
    public static boolean isAppPasswordLength(int letters) {
        return letters == 16 || letters == 28;
    }

    /// Whether it is those letters, alone or in groups of four.
    private static boolean isSpelled(Secret typed, byte[] letters) {
        byte[] text = typed.utf8();
        byte[] grouped = new byte[letters.length + letters.length / 4 - 1];
        for (int i = 0; i < grouped.length; i++) {
            grouped[i] = i % 5 == 4 ? (byte) '-' : letters[i - i / 5];
        }
        boolean spelled = Arrays.equals(text, letters) || Arrays.equals(text, grouped);
        Arrays.fill(text, (byte) 0);
        Arrays.fill(grouped, (byte) 0);
        return spelled;
    }

    /// A person's own password, as RFC 8265 section 4.2 (OpaqueString) and, where that differs, RFC 4013 (SASLprep) write it;
    /// empty where it is no password: empty, too long, not UTF-8, or with controls.
    public static Optional<List<Secret>> ofPassword(Secret password) {
        if (password.length() == 0 || password.length() > MAX_BYTES) {
            return Optional.empty();
        }
        byte[] utf8 = password.utf8();
        try {
            return isAscii(utf8) ? ofAscii(password, utf8) : ofUnicode(utf8);
        } finally {
            Arrays.fill(utf8, (byte) 0);
        }
    }

    private static boolean isAscii(byte[] utf8) {
        int all = 0;
        for (byte b : utf8) {
            all |= b;
        }
        return all >= 0;
    }

    private static Optional<List<Secret>> ofAscii(Secret password, byte[] ascii) {
        boolean control = false;
        for (byte b : ascii) {
            control |= b < ' ' || b == 0x7F;
        }
        return control ? Optional.empty() : Optional.of(List.of(password));
    }

    private static Optional<List<Secret>> ofUnicode(byte[] utf8) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
            String opaque = PrecisProfiles.OPAQUE_STRING.enforce(text);
            String saslprep = Normalizer.normalize(opaque, Normalizer.Form.NFKC);
            Secret first = Secret.of(opaque);
            return Optional.of(saslprep.equals(opaque) ? List.of(first) : List.of(first, Secret.of(saslprep)));
        } catch (CharacterCodingException | IllegalArgumentException notPassword) {
            return Optional.empty();
        }
    }
}
