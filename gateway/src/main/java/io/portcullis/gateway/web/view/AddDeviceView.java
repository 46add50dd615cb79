package io.portcullis.gateway.web.view;

/// What kind of device, and its name.
public record AddDeviceView(String kind, String label, String problem) implements View {
    @Override
    public String template() {
        return "add-device";
    }
}
