package io.portcullis.gateway.interop;

import java.util.Arrays;

/// Takes the steps of a path in a browser as a person would, and counts each. The rules are those of `gateway/docs/paths.md`.
final class PathSteps {
    private static final String ANY_PASSWORD = "words that a password manager made";

    private final Chromium browser;
    private final PathScreen screen;
    private final boolean script;
    private EffortMeter meter;

    PathSteps(Chromium browser, PathScreen screen, boolean script) {
        this.browser = browser;
        this.screen = screen;
        this.script = script;
        this.meter = new EffortMeter(screen);
        browser.resize(screen.width, screen.height);
        if (!script) {
            browser.withoutScript();
        }
    }

    Chromium browser() {
        return browser;
    }

    PathScreen screen() {
        return screen;
    }

    /// Whether the scripts of the pages run.
    boolean script() {
        return script;
    }

    /// Forgets what was counted: the path begins here.
    void begin() {
        meter = new EffortMeter(screen);
    }

    Effort effort() {
        return meter.effort();
    }

    /// The page of that heading is there, is read, and something is done on it.
    void on(String heading) {
        browser.awaitPage(heading);
        meter.page(words(browser.shown()));
    }

    /// Something else to read, such as a mail, on which something is done.
    void reads(String text) {
        meter.page(words(text));
    }

    /// Words have a letter or a digit and stand between blanks.
    static int words(String text) {
        return (int) Arrays.stream(text.split("[\\s\\p{Z}]+"))
                .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit)).count();
    }

    /// A button or a link, by its text.
    void tap(String text) {
        meter.taps(1);
        browser.press(text);
    }

    /// A button, a link or a choice, where several have one text.
    void tapOn(String css) {
        meter.taps(1);
        browser.pressOn(css);
    }

    /// A link that opens an app, which this browser has not: counted as a tap, and returned.
    String tapToOpen(String text) {
        meter.taps(1);
        return browser.link(text);
    }

    /// Unfolds what is folded away under that text, and reads it.
    void unfold(String summary) {
        int before = words(browser.shown());
        meter.taps(1);
        browser.unfold(summary);
        meter.moreWords(Math.max(0, words(browser.shown()) - before));
    }

    /// Types by hand; a field that has not the focus is tapped on first.
    void type(String label, String text) {
        if (!browser.hasFocus(label)) {
            meter.taps(1);
        }
        meter.typing(text.length());
        browser.type(label, text);
    }

    /// Takes the offer of a password manager: one tap for all fields of the form, labels and texts in turn.
    void fill(String... labelsAndTexts) {
        meter.taps(1);
        for (int i = 0; i < labelsAndTexts.length; i += 2) {
            browser.type(labelsAndTexts[i], labelsAndTexts[i + 1]);
        }
    }

    /// Takes a password that a manager makes up, in every field for it.
    String fillNewPassword(String... labels) {
        meter.taps(1);
        for (String label : labels) {
            browser.type(label, ANY_PASSWORD);
        }
        return ANY_PASSWORD;
    }

    /// Copies one of the values that the page shows, and pastes it in another app. Without script, the value is selected by one tap and
    /// copied by another.
    void copyAndPaste(String css) {
        if (script) {
            tapOn(css + " + button.copy");
        } else {
            browser.first(css);
            meter.taps(2);
        }
        elsewhere(1);
    }

    /// Taps outside of these pages that the pages ask for.
    void elsewhere(int taps) {
        meter.taps(taps);
    }
}
