package io.portcullis.gateway.interop;

/// Counts what a person does and sees on a path. One thread.
final class EffortMeter {
    private final PathScreen screen;
    private int taps;
    private int typed;
    private int typings;
    private int words;
    private int pages;

    EffortMeter(PathScreen screen) {
        this.screen = screen;
    }

    /// A page on which something will be done.
    void page(int wordsShown) {
        pages++;
        words += wordsShown;
    }

    /// Words that came to the page that is open.
    void moreWords(int wordsShown) {
        words += wordsShown;
    }

    void taps(int count) {
        taps += count;
    }

    /// Characters in one field.
    void typing(int characters) {
        typed += characters;
        typings++;
    }

    /// All of it so far.
    Effort effort() {
        double seconds = KeystrokeModel.seconds(taps, typed, screen.keyboardApart ? typings : 0, words, pages);
        return new Effort(taps, typed, words, pages, (int) Math.round(seconds));
    }
}
