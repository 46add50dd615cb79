package io.portcullis.gateway.web.view;

/// The recovery key typed back.
public record TypeKeyView(String problem) implements View {
    @Override
    public String template() {
        return "type-key";
    }
}
