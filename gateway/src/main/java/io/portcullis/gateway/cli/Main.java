package io.portcullis.gateway.cli;

import io.portcullis.gateway.server.Server;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Where the process begins.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Terminal terminal = new Terminal(writer(FileDescriptor.out), writer(FileDescriptor.err),
                new FileInputStream(FileDescriptor.in), Terminal.ownPrompt());
        Serving serving = new Serving(Server::start);
        int code = PortcullisCommand.create(terminal, serving).execute(arguments);
        Optional<String> failure = serving.stay();
        if (failure.isPresent()) {
            terminal.err().println(failure.get());
            code = ExitCodes.FAILED;
        }
        terminal.out().flush();
        terminal.err().flush();
        Runtime.getRuntime().exit(code);
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), false);
    }
}
