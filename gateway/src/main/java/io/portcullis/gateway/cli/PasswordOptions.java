package io.portcullis.gateway.cli;

import io.portcullis.auth.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Where a password comes from: never the command line itself, which other users of the machine can read.
final class PasswordOptions {
    private static final int LONGEST = 1_024;

    @Option(names = "--password-file", paramLabel = "FILE", description = "Read the password from the first line of FILE, or of standard input if FILE is -; "
            + "without this option it is asked for.")
    private Optional<String> file = Optional.empty();

    /// The password.
    ///
    /// @throws UsageException when there is none, or nobody to ask
    Secret read(String account, Terminal terminal) {
        try {
            byte[] line = file.isEmpty()
                    ? new byte[0]
                    : file.get().equals("-") ? firstLine(terminal.in()) : file(file.get());
            Secret secret = file.isEmpty() ? ask(account, terminal) : Secret.ofUtf8(line);
            Arrays.fill(line, (byte) 0);
            if (secret.length() == 0 || secret.length() > LONGEST) {
                throw new UsageException("password: " + secret.length() + " bytes (expected: 1-" + LONGEST + ")");
            }
            return secret;
        } catch (IOException unreadable) {
            throw new UsageException("--password-file: " + file.orElse("") + " cannot be read");
        }
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream in = Files.newInputStream(Path.of(name))) {
            return firstLine(in);
        }
    }

    private static byte[] firstLine(InputStream in) throws IOException {
        byte[] room = new byte[LONGEST + 2];
        int length = 0;
        for (int next = in.read(); next >= 0 && next != '\n' && length < room.length; next = in.read()) {
            room[length++] = (byte) next;
        }
        if (length > 0 && room[length - 1] == '\r') {
            length--;
        }
        byte[] line = Arrays.copyOf(room, length);
        Arrays.fill(room, (byte) 0);
        return line;
    }

    private static Secret ask(String account, Terminal terminal) {
        char[] typed = typed("Password for " + account, terminal);
        char[] again = typed("The same again", terminal);
        boolean same = Arrays.equals(typed, again);
        Secret secret = Secret.of(java.nio.CharBuffer.wrap(typed));
        Arrays.fill(typed, '\0');
        Arrays.fill(again, '\0');
        if (!same) {
            throw new UsageException("the two passwords differ");
        }
        return secret;
    }

    private static char[] typed(String question, Terminal terminal) {
        return terminal.prompt().ask(question)
                .orElseThrow(() -> new UsageException("no terminal to ask for the password (use --password-file)"));
    }
}
