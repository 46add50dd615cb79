package io.portcullis.protocol.sip;

import java.util.Optional;

final class SipUriParser {
    private SipUriParser() {}

    static Optional<SipUri> parse(String value) {
        return Unfinished.yet();
    }
}
