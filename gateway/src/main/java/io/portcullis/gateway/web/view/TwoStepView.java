package io.portcullis.gateway.web.view;

import java.util.List;

/// How two-step stands.
public record TwoStepView(boolean on, int apps, boolean recoveryKey, int codes, List<String> browsers) implements View {
    @Override
    public String template() {
        return "two-step";
    }
}
