package io.portcullis.gateway.web.view;

/// Somebody's own text inside our words: it cannot turn the direction of what stands around it, nor hide in it. Controls are
/// shown as U+FFFD.
final class Isolated {
    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';
    private static final int SHOWN = '\uFFFD';

    private Isolated() {}

    /// The text itself where it is written from left to right and has no controls. UAX #9 section 2.4.
    static String of(String text) {
        int[] visible = text.codePoints().map(point -> isControl(point) ? SHOWN : point).toArray();
        String shown = new String(visible, 0, visible.length);
        return text.codePoints().anyMatch(point -> isControl(point) || isRightToLeft(point))
                ? FIRST_STRONG_ISOLATE + shown + POP_ISOLATE
                : shown;
    }

    private static boolean isControl(int point) {
        return Character.isISOControl(point) || switch (Character.getDirectionality(point)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING, Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING, Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
                    Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT, Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE, Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
                    Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE, Character.DIRECTIONALITY_PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }

    private static boolean isRightToLeft(int point) {
        byte direction = Character.getDirectionality(point);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
