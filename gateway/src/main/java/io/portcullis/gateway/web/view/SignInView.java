package io.portcullis.gateway.web.view;

/// Name and password. `problem` is empty where there is none; the name typed is kept.
///
/// @param registration whether whoever has no account may make one
public record SignInView(String name, String problem, boolean registration) implements View {
    @Override
    public String template() {
        return "sign-in";
    }
}
