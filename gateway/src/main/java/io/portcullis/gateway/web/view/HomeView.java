package io.portcullis.gateway.web.view;

import java.util.List;

/// The account at one look.
///
/// @param attention what its owner should know of
/// @param notice what was just done; empty where nothing was
public record HomeView(boolean twoStep, List<Device> devices, List<String> attention, String notice) implements View {
    /// A device: one app password.
    ///
    /// @param used when and from where it was last used, in words
    public record Device(String id, String label, String kind, String used) {}

    public HomeView {
        devices = List.copyOf(devices);
        attention = List.copyOf(attention);
    }

    @Override
    public String template() {
        return "home";
    }
}
