package io.portcullis.gateway.web.view;

/// Asks once before the rule is put off.
public record SnoozeView() implements View {
    @Override
    public String template() {
        return "snooze";
    }
}
