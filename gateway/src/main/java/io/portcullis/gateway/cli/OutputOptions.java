package io.portcullis.gateway.cli;

import picocli.CommandLine.Option;

/// How an answer is printed.
final class OutputOptions {
    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    boolean json() {
        return json;
    }
}
