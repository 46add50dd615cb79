package io.portcullis.gateway.web.view;

/// A name and a password for a new account. Problems are empty where there are none; the name typed is kept.
public record RegisterView(String name, String nameProblem, String passwordProblem,
        PasswordAdvice advice) implements View {
    @Override
    public String template() {
        return "register";
    }
}
