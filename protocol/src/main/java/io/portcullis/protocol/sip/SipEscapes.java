package io.portcullis.protocol.sip;

import java.util.Optional;

final class SipEscapes {
    private SipEscapes() {}

    static Optional<String> decode(String value) {
        return Unfinished.yet();
    }

    static String escapeUser(String value) {
        return Unfinished.yet();
    }
}
