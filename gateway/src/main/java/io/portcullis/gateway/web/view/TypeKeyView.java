package io.portcullis.gateway.web.view;

import io.portcullis.auth.secret.KeyGroups;

/// Two groups of the recovery key typed back.
public record TypeKeyView(KeyGroups groups, String problem) implements View {
    @Override
    public String template() {
        return "type-key";
    }
}
