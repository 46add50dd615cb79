package io.portcullis.gateway.admin.api;

import java.util.Map;

/// Where the answer to one request goes: one call of [#whole], or one of [#start], [#line]s and one of [#end]. All block.
interface ApiResponse {
    void whole(int status, Map<String, String> headers, byte[] body);

    /// Begins an answer of lines.
    void start(Map<String, String> headers);

    /// Adds a line.
    ///
    /// @throws java.io.UncheckedIOException when nobody reads any more
    void line(byte[] json);

    void end();

    /// Breaks an answer of lines off, so that it cannot be taken for a whole one.
    void abort();
}
