package io.portcullis.gateway.admin.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// An answer of our own server, as the command reads it: HTTP/1.1 with a length, or in chunks. RFC 9112.
record HttpReply(int status, Map<String, String> headers, Source in) {
    private static final int LONGEST_LINE = 1 << 20;

    /// Bytes and lines from a connection.
    record Source(InputStream bytes) {
        String line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = bytes.read(); next != '\n'; next = bytes.read()) {
                if (next < 0 || line.size() == LONGEST_LINE) {
                    throw new IOException("no whole line");
                }
                line.write(next);
            }
            return line.toString(StandardCharsets.UTF_8).stripTrailing();
        }

        byte[] exactly(int length) throws IOException {
            byte[] read = bytes.readNBytes(length);
            if (read.length < length) {
                throw new IOException("cut off");
            }
            return read;
        }
    }

    static HttpReply read(Source in) throws IOException {
        String[] first = in.line().split(" ", 3);
        Map<String, String> headers = new HashMap<>();
        for (String line = in.line(); !line.isEmpty(); line = in.line()) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new HttpReply(number(first.length > 1 ? first[1] : "", 10), headers, in);
    }

    private static int number(String text, int radix) throws IOException {
        try {
            return Integer.parseInt(text, radix);
        } catch (NumberFormatException malformed) {
            throw new IOException("not a number", malformed);
        }
    }

    /// The whole body.
    byte[] body() throws IOException {
        return in.exactly(number(headers.getOrDefault("content-length", "0"), 10));
    }

    /// A body in chunks, line by line.
    void lines(Consumer<byte[]> lines) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int size = number(in.line(), 16); size > 0; size = number(in.line(), 16)) {
            for (byte next : in.exactly(size)) {
                if (next == '\n') {
                    lines.accept(line.toByteArray());
                    line.reset();
                } else {
                    line.write(next);
                }
            }
            in.line();
        }
        in.line();
    }
}
