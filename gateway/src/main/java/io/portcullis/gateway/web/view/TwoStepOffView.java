package io.portcullis.gateway.web.view;

/// Asks once before two-step goes off.
public record TwoStepOffView() implements View {
    @Override
    public String template() {
        return "two-step-off";
    }
}
