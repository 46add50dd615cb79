package io.portcullis.gateway.web.view;

/// Asks once before all trusted browsers are forgotten.
public record BrowsersView(int count) implements View {
    @Override
    public String template() {
        return "browsers";
    }
}
