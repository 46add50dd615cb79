package io.portcullis.gateway.admin;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// Bounded lines of a stream.
final class Lines {
    private Lines() {}

    /// The next line without its end; empty at the end of the stream.
    ///
    /// @throws IOException for a line that is empty, cut short or too long
    static byte[] read(InputStream in, int longest) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 && line.size() == 0) {
                return new byte[0];
            } else if (next < 0) {
                throw new EOFException("cut inside a line");
            } else if (line.size() == longest) {
                throw new IOException("line too long (expected: at most " + longest + " bytes)");
            }
            line.write(next);
        }
        if (line.size() == 0) {
            throw new IOException("empty line");
        }
        return line.toByteArray();
    }
}
