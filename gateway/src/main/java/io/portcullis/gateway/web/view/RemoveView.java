package io.portcullis.gateway.web.view;

/// Asks once before one device, or all, are cut off. `id` is empty for all.
public record RemoveView(String id, String label, int count) implements View {
    @Override
    public String template() {
        return "remove";
    }
}
