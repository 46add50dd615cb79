package io.portcullis.gateway.web.request;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// An answer as it goes out. Its body may hold secrets: it prints none.
public final class Answer {
    private final int status;
    private final String contentType;
    private final Map<String, String> headers;
    private final List<String> cookies;
    private final byte[] body;
    private final boolean secrets;

    /// @param headers besides [SecurityHeaders]
    /// @param cookies values of `set-cookie`
    /// @param body not copied; nobody writes to it any more
    public Answer(int status, String contentType, Map<String, String> headers, List<String> cookies, byte[] body) {
        this(status, contentType, headers, cookies, body, false);
    }

    private Answer(int status, String contentType, Map<String, String> headers, List<String> cookies, byte[] body,
            boolean secrets) {
        this.status = status;
        this.contentType = contentType;
        this.headers = Map.copyOf(headers);
        this.cookies = List.copyOf(cookies);
        this.body = body;
        this.secrets = secrets;
    }

    /// The same answer, with a body that shows secrets: it belongs to this answer alone, and who carries it wipes it.
    public Answer withSecrets() {
        return new Answer(status, contentType, headers, cookies, body, true);
    }

    /// Whether the body is to be wiped.
    public boolean hasSecrets() {
        return secrets;
    }

    /// Overwrites a body that shows secrets.
    public void wipe() {
        if (secrets) {
            Arrays.fill(body, (byte) 0);
        }
    }

    public int status() {
        return status;
    }

    public String contentType() {
        return contentType;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public List<String> cookies() {
        return cookies;
    }

    /// Not a copy: to be read only.
    public byte[] body() {
        return body;
    }

    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
