package io.portcullis.gateway.web.view;

/// Who lost everything. `problem` is empty where there is none; the name typed is kept.
public record RecoveryView(String name, String problem) implements View {
    @Override
    public String template() {
        return "recovery";
    }
}
