package io.portcullis.gateway.web.view;

/// Asks for everything again. `next` names the route to go on to.
public record ConfirmView(String next, boolean twoStep, String passwordProblem, String codeProblem) implements View {
    @Override
    public String template() {
        return "confirm";
    }
}
