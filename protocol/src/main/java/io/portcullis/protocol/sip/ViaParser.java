package io.portcullis.protocol.sip;

import java.util.Optional;

final class ViaParser {
    private ViaParser() {}

    static Optional<Via> parse(String value) {
        return Unfinished.yet();
    }
}
