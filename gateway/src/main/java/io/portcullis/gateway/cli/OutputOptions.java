package io.portcullis.gateway.cli;

import picocli.CommandLine.Option;

/// What is said besides of what is asked, and how the answer is printed.
final class OutputOptions {
    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Option(names = {"--reason",
        "--why"}, paramLabel = "TEXT", defaultValue = "", description = "Why something is changed, for the audit log.")
    private String reason = "";

    String reason() {
        return reason;
    }

    boolean json() {
        return json;
    }
}
