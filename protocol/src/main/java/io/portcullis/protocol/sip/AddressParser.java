package io.portcullis.protocol.sip;

import java.util.Optional;

final class AddressParser {
    private AddressParser() {}

    static Optional<NameAddress> parse(String value) {
        return Unfinished.yet();
    }
}
