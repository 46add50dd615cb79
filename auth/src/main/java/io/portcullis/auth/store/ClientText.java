package io.portcullis.auth.store;

/// What clients say of themselves, made fit to be stored: at most 128 characters, and a replacement character for every
/// control and every half of a pair.
public final class ClientText {
    /// The longest text, in characters.
    public static final int MAX_LENGTH = 128;

    private ClientText() {}

    public static String storable(String text) {
        return text.codePoints().limit(MAX_LENGTH).map(c -> isStorable(c) ? c : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static boolean isStorable(int codePoint) {
        int type = Character.getType(codePoint);
        return type != Character.CONTROL && type != Character.SURROGATE;
    }
}
