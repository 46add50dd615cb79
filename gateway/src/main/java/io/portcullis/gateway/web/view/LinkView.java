package io.portcullis.gateway.web.view;

/// Where the link of a mail led: a few words and the button that does it. Prints nothing: its token is a secret.
///
/// @param path of the form
/// @param title of the page and of its button
public record LinkView(String path, String token, String title, String text) implements View {
    @Override
    public String template() {
        return "link";
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
