package io.portcullis.gateway.web.view;

import java.util.List;

/// What kind of device, and its name.
///
/// @param kind the one that is chosen
public record AddDeviceView(List<Group> groups, String kind, String label, String problem) implements View {
    /// Kinds under one heading.
    public record Group(String title, List<Kind> kinds) {
        public Group {
            kinds = List.copyOf(kinds);
        }
    }

    /// One kind.
    public record Kind(String field, String name) {}

    public AddDeviceView {
        groups = List.copyOf(groups);
    }

    @Override
    public String template() {
        return "add-device";
    }
}
