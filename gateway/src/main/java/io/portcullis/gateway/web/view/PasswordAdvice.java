package io.portcullis.gateway.web.view;

/// What is said once beside a chosen password that is accepted but easy to guess; `advice.jte` shows it.
///
/// @param score from 0 to 4, the higher the better; negative where nothing is said
public record PasswordAdvice(int score) {
    /// Nothing to say.
    public static final PasswordAdvice NONE = new PasswordAdvice(-1);

    /// Whether there is something to say.
    public boolean given() {
        return score >= 0;
    }
}
