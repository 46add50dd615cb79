package io.portcullis.gateway.web.view;

/// The second step of a sign-in.
public record SecondStepView(String problem) implements View {
    @Override
    public String template() {
        return "second-step";
    }
}
