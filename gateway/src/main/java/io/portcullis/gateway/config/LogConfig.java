package io.portcullis.gateway.config;

/// Logs, on standard error.
public record LogConfig(
        @Setting(initial = "text", meaning = "`text`: lines for people; `json`: one object a line.") Format format,
        @Setting(initial = "info", meaning = "The least important level that is written.") Level level,
        @Setting(initial = "false", meaning = "Whether lines on refused sign-ins name the account.") boolean accountNames) {

    /// How a line looks.
    public enum Format {
        TEXT, JSON
    }

    /// How important a line is.
    public enum Level {
        ERROR, WARN, INFO, DEBUG, TRACE
    }
}
