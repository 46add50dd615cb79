package io.portcullis.gateway.web.view;

import java.util.List;

/// Where mails about the account go.
///
/// @param room whether one more can be added
/// @param notice what was just done; empty where nothing was
public record AddressesView(List<Row> rows, boolean room, String notice) implements View {
    /// One address.
    public record Row(String id, String address, boolean confirmed) {}

    public AddressesView {
        rows = List.copyOf(rows);
    }

    @Override
    public String template() {
        return "addresses";
    }
}
