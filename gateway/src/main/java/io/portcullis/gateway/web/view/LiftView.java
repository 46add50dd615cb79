package io.portcullis.gateway.web.view;

/// Asks once before wrong answers at an account are forgotten.
public record LiftView() implements View {
    @Override
    public String template() {
        return "lift";
    }
}
