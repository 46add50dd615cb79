package io.portcullis.gateway.web.page;

import io.portcullis.gateway.web.request.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The one stylesheet and the scripts.
final class Assets {
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private final Map<String, Answer> files = Map.of("/style.css", read("style.css", "text/css; charset=utf-8"),
            "/copy.js", read("copy.js", SCRIPT),
            "/passkey.js", read("passkey.js", SCRIPT),
            "/waiting.js", read("waiting.js", SCRIPT));

    private static Answer read(String file, String type) {
        try (InputStream in = Assets.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + ": is not in the distribution");
            }
            return new Answer(200, type, Map.of(), List.of(), in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Optional<Answer> at(String path) {
        return Optional.ofNullable(files.get(path));
    }
}
