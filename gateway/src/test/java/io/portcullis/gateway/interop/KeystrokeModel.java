package io.portcullis.gateway.interop;

/// How long an act takes by the keystroke-level model: Card, Moran and Newell, "The Keystroke-Level Model for User
/// Performance Time with Interactive Systems", Communications of the ACM 23 (1980), and what it takes to read a page.
/// `gateway/docs/paths.md` says how each constant is used.
final class KeystrokeModel {
    /// K: one key, or the press at the end of a tap, by an average typist who is no typist by trade.
    static final double KEY = 0.28;
    /// P: pointing at something on a screen.
    static final double POINT = 1.1;
    /// H: moving a hand from the pointer to the keyboard, or back. A phone has one place for both.
    static final double HOME = 0.4;
    /// M: preparing in mind for what comes next, once a page.
    static final double MENTAL = 1.35;
    /// Words a minute: the upper end of the range that Brysbaert, "How many words do we read per minute?", Journal of Memory and
    /// Language 109 (2019), gives for reading non-fiction in silence (175 to 300).
    static final double WORDS_A_MINUTE = 300;

    private KeystrokeModel() {}

    /// @param typings how often the hands go to the keyboard; 0 on a phone
    static double seconds(int taps, int typed, int typings, int words, int pages) {
        return taps * (POINT + KEY) + typed * KEY + typings * 2 * HOME + pages * MENTAL
                + words * 60 / WORDS_A_MINUTE;
    }
}
