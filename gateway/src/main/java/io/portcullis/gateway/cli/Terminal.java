package io.portcullis.gateway.cli;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.Optional;

/// Where a command writes to and reads from.
///
/// @param prompt asks for a password without showing it
record Terminal(PrintWriter out, PrintWriter err, InputStream in, Prompt prompt) {
    /// Asks a person.
    @FunctionalInterface
    interface Prompt {
        /// Empty when there is no person to ask.
        Optional<char[]> ask(String question);
    }

    /// The prompt of this process's own terminal.
    static Prompt ownPrompt() {
        return question -> {
            Console console = Objects.requireNonNull(System.console());
            return console.isTerminal()
                    ? Optional.ofNullable(console.readPassword("%s: ", question))
                    : Optional.empty();
        };
    }
}
