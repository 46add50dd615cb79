package io.portcullis.gateway.web.view;

import java.util.List;
import java.util.Optional;

/// The account at one look.
///
/// @param wayBack what keeps devices out, else the way back into the account that is missing most
/// @param rollout what the rollout means to its owner now
/// @param attention what its owner should know of
/// @param notice what was just done; empty where nothing was
public record HomeView(State state, List<Device> devices, Optional<WayBack> wayBack, Rollout rollout,
        List<String> attention, String notice) implements View {
    /// How the account is guarded, in words.
    ///
    /// @param phoneLost what would happen if the phone were lost today; empty where that is said elsewhere
    public record State(String words, boolean guarded, String phoneLost) {}

    /// What the owner is told of the rollout; empty where nothing is.
    ///
    /// @param canSnooze whether its owner can put it off
    public record Rollout(String words, boolean canSnooze) {
        /// Nothing to tell.
        public static final Rollout NOTHING = new Rollout("", false);
    }

    /// A device: one app password.
    ///
    /// @param icon the symbol that stands for it: `chat` or `phone`
    /// @param used when and from where it was last used, in words
    public record Device(String id, String label, String icon, String kind, String used) {}

    /// What is missing, in words.
    ///
    /// @param path of the page that mends it
    public record WayBack(String text, String path) {}

    public HomeView {
        devices = List.copyOf(devices);
        attention = List.copyOf(attention);
    }

    @Override
    public String template() {
        return "home";
    }
}
