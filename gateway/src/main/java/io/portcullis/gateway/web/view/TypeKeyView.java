package io.portcullis.gateway.web.view;

import io.portcullis.auth.secret.KeyGroups;
import java.util.OptionalInt;

/// Two groups of the recovery key typed back.
///
/// @param staying where two-step goes on with it: how many devices stay connected
public record TypeKeyView(KeyGroups groups, OptionalInt staying, String problem) implements View {
    @Override
    public String template() {
        return "type-key";
    }
}
