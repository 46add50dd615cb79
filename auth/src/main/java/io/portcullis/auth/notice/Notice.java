package io.portcullis.auth.notice;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/// What one mail says, apart from its words. Prints its kind only: a link's token is among its fields.
public final class Notice {
    /// What can be told beside the kind, with the letter that stands for it in the stored form.
    public enum Field {
        /// What its owner, or a client, called something; not to be trusted.
        LABEL('l'),
        /// What a client called itself; not to be trusted.
        CLIENT('c'),
        /// An IP address.
        ADDRESS('a'),
        /// A mail address.
        MAIL('m'),
        /// A protocol, a reason or a kind of second step: one of few fixed words.
        WORD('w'),
        /// An instant, in milliseconds since 1970.
        UNTIL('u'),
        /// The secret of the mail's link.
        TOKEN('t');

        private final char letter;

        Field(char letter) {
            this.letter = letter;
        }

        private static Optional<Field> of(byte letter) {
            return Arrays.stream(values()).filter(field -> field.letter == letter).findFirst();
        }
    }

    private static final int LONGEST = 256;
    private static final byte FORMAT = 1;

    private final NoticeKind kind;
    private final Map<Field, String> fields;

    private Notice(NoticeKind kind, Map<Field, String> fields) {
        this.kind = kind;
        this.fields = fields;
    }

    /// A notice that says its kind alone.
    public static Notice of(NoticeKind kind) {
        return new Notice(kind, new EnumMap<>(Field.class));
    }

    /// The same with one more field, cut at 256 characters.
    public Notice with(Field field, String value) {
        Map<Field, String> more = new EnumMap<>(Field.class);
        more.putAll(fields);
        more.put(field, value.length() <= LONGEST ? value : value.substring(0, LONGEST));
        return new Notice(kind, more);
    }

    public NoticeKind kind() {
        return kind;
    }

    /// A field, where the notice has it.
    public Optional<String> field(Field field) {
        return Optional.ofNullable(fields.get(field));
    }

    /// Its stored form, which [#decode] reads; not its kind.
    public byte[] encode() {
        int length = 1 + fields.values().stream().mapToInt(value -> 3 + utf8(value).length).sum();
        ByteBuffer encoded = ByteBuffer.allocate(length).put(FORMAT);
        fields.forEach((field, value) -> {
            byte[] utf8 = utf8(value);
            encoded.put((byte) field.letter).putShort((short) utf8.length).put(utf8);
        });
        return encoded.array();
    }

    private static byte[] utf8(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    /// Reads a stored form; empty where it is none.
    public static Optional<Notice> decode(NoticeKind kind, byte[] encoded) {
        try {
            ByteBuffer rest = ByteBuffer.wrap(encoded);
            return rest.get() == FORMAT ? Optional.of(new Notice(kind, fields(rest))) : Optional.empty();
        } catch (BufferUnderflowException | NegativeArraySizeException | NoSuchElementException notOurs) {
            return Optional.empty();
        }
    }

    private static Map<Field, String> fields(ByteBuffer rest) {
        Map<Field, String> fields = new EnumMap<>(Field.class);
        while (rest.hasRemaining()) {
            Field field = Field.of(rest.get()).orElseThrow();
            byte[] utf8 = new byte[rest.getShort()];
            rest.get(utf8);
            fields.put(field, new String(utf8, StandardCharsets.UTF_8));
        }
        return fields;
    }

    @Override
    public String toString() {
        return "Notice[" + kind + "]";
    }
}
