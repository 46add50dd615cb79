package io.portcullis.gateway.web.request;

import java.util.List;
import java.util.Map;

/// An answer as it goes out. Its body may hold secrets: it prints none.
public final class Answer {
    private final int status;
    private final String contentType;
    private final Map<String, String> headers;
    private final List<String> cookies;
    private final byte[] body;

    /// @param headers besides [SecurityHeaders]
    /// @param cookies values of `set-cookie`
    /// @param body not copied; nobody writes to it any more
    public Answer(int status, String contentType, Map<String, String> headers, List<String> cookies, byte[] body) {
        this.status = status;
        this.contentType = contentType;
        this.headers = Map.copyOf(headers);
        this.cookies = List.copyOf(cookies);
        this.body = body;
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
