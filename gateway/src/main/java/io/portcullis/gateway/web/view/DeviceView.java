package io.portcullis.gateway.web.view;

/// One device: waited for, or connected.
///
/// @param used when and from where it was last used; empty while it was not
public record DeviceView(String id, String label, String used) implements View {
    @Override
    public String template() {
        return "device";
    }

    @Override
    public boolean looksAgain() {
        return used.isEmpty();
    }
}
