package io.portcullis.gateway.web.view;

/// A few words and a link home: errors too.
public record MessageView(String title, String text) implements View {
    @Override
    public String template() {
        return "message";
    }
}
