package io.portcullis.gateway.web.view;

/// What happens to devices when two-step goes on.
public record TwoStepOnView(int devices, String problem) implements View {
    @Override
    public String template() {
        return "two-step-on";
    }
}
