package io.portcullis.gateway.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// One command that was run, with what it printed.
record CommandRun(int code, String out, String err) {
    /// Runs a command that starts no server.
    static CommandRun of(String... arguments) {
        return with("", arguments);
    }

    /// Runs a command with something on its standard input.
    static CommandRun with(String input, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), question -> Optional.empty());
        Serving none = new Serving((config, data) -> {
            throw new IllegalStateException("this test starts no server");
        });
        int code = PortcullisCommand.create(terminal, none).execute(arguments);
        return new CommandRun(code, out.toString(), err.toString());
    }
}
