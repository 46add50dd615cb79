package io.portcullis.gateway.web.view;

import java.util.List;

/// What happened to the account lately, newest first.
public record LogView(List<Row> rows) implements View {
    /// One thing that happened.
    public record Row(String time, String what, String detail) {}

    public LogView {
        rows = List.copyOf(rows);
    }

    @Override
    public String template() {
        return "log";
    }
}
