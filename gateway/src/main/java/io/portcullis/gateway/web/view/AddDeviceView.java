package io.portcullis.gateway.web.view;

import java.util.List;

/// What a device is for, what it is, and for who wants to say it: which app, and a name.
///
/// @param types that can be chosen
/// @param groups of apps
public record AddDeviceView(List<Choice> types, List<Group> groups, Chosen chosen, String problem) implements View {
    /// What is chosen.
    ///
    /// @param chat or calls
    /// @param app empty for what fits best
    public record Chosen(boolean chat, String type, String app, String label) {
        /// Whether there is more to see than the two questions.
        public boolean more() {
            return !app.isEmpty() || !label.isEmpty();
        }
    }

    /// Apps under one heading.
    public record Group(String title, List<Choice> apps) {
        public Group {
            apps = List.copyOf(apps);
        }
    }

    /// One of several.
    public record Choice(String field, String name) {}

    public AddDeviceView {
        types = List.copyOf(types);
        groups = List.copyOf(groups);
    }

    @Override
    public String template() {
        return "add-device";
    }
}
