package io.portcullis.gateway.web.view;

/// Name and password. `problem` is empty where there is none; the name typed is kept.
public record SignInView(String name, String problem) implements View {
    @Override
    public String template() {
        return "sign-in";
    }
}
