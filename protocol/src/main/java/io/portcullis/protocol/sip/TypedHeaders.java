package io.portcullis.protocol.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The typed headers of one message, each parsed on first use and kept when well formed. Empty means absent or malformed.
///
/// The fields are caches of immutable values: two threads may at worst parse the same header twice.
final class TypedHeaders {
    private final HeaderLines lines;
    private @Nullable List<Via> vias;
    private @Nullable CSeq cseq;
    private @Nullable String callId;
    private @Nullable NameAddress from;
    private @Nullable NameAddress to;
    private @Nullable List<NameAddress> contacts;
    private @Nullable SipUri uri;

    TypedHeaders(HeaderLines lines) {
        this.lines = lines;
    }

    /// The Request-URI is no header, but is kept with them.
    Optional<SipUri> uri(String text) {
        SipUri known = uri;
        if (known == null) {
            known = SipUri.parse(text).orElse(null);
            uri = known;
        }
        return Optional.ofNullable(known);
    }

    /// The first Via; in a message that was rejected also one of another SIP version, so that it can be answered.
    Optional<Via> topVia() {
        List<Via> all = vias;
        if (all != null) {
            return Optional.of(all.getFirst());
        }
        int line = lines.first(KnownHeaders.VIA);
        if (line < 0) {
            return Optional.empty();
        }
        String value = lines.value(line);
        String first = value.substring(0, HeaderList.end(value, 0)).strip();
        return Via.parse(first).or(() -> ViaParser.parseOtherVersion(first));
    }

    Optional<List<Via>> vias() {
        List<Via> known = vias;
        if (known == null) {
            known = parseVias().orElse(null);
            vias = known;
        }
        return Optional.ofNullable(known);
    }

    Optional<CSeq> cseq() {
        CSeq known = cseq;
        if (known == null) {
            known = value(KnownHeaders.CSEQ).flatMap(CSeq::parse).orElse(null);
            cseq = known;
        }
        return Optional.ofNullable(known);
    }

    Optional<String> callId() {
        String known = callId;
        if (known == null) {
            known = value(KnownHeaders.CALL_ID).filter(SipText::isCallId).orElse(null);
            callId = known;
        }
        return Optional.ofNullable(known);
    }

    Optional<NameAddress> from() {
        NameAddress known = from;
        if (known == null) {
            known = value(KnownHeaders.FROM).flatMap(NameAddress::parse).orElse(null);
            from = known;
        }
        return Optional.ofNullable(known);
    }

    Optional<NameAddress> to() {
        NameAddress known = to;
        if (known == null) {
            known = value(KnownHeaders.TO).flatMap(NameAddress::parse).orElse(null);
            to = known;
        }
        return Optional.ofNullable(known);
    }

    Optional<List<NameAddress>> contacts() {
        List<NameAddress> known = contacts;
        if (known == null) {
            known = addresses(KnownHeaders.CONTACT).orElse(null);
            contacts = known;
        }
        return Optional.ofNullable(known);
    }

    private Optional<List<Via>> parseVias() {
        List<Via> parsed = new ArrayList<>(4);
        for (int line = lines.first(KnownHeaders.VIA); line >= 0; line = lines.next(KnownHeaders.VIA, line + 1)) {
            for (String element : HeaderList.split(lines.value(line))) {
                Optional<Via> via = Via.parse(element);
                if (via.isEmpty()) {
                    return Optional.empty();
                }
                parsed.add(via.get());
            }
        }
        return parsed.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(parsed));
    }

    /// All elements of a list of addresses; empty when one is malformed.
    Optional<List<NameAddress>> addresses(int number) {
        int line = lines.first(number);
        if (line < 0) {
            return Optional.of(List.of());
        }
        List<NameAddress> parsed = new ArrayList<>(2);
        for (; line >= 0; line = lines.next(number, line + 1)) {
            for (String element : HeaderList.split(lines.value(line))) {
                Optional<NameAddress> address = NameAddress.parse(element);
                if (address.isEmpty()) {
                    return Optional.empty();
                }
                parsed.add(address.get());
            }
        }
        return Optional.of(List.copyOf(parsed));
    }

    /// The number a header of digits holds, or -1 when absent, malformed or above the limit.
    long number(int number, long limit) {
        int line = lines.first(number);
        if (line < 0) {
            return -1;
        }
        long value = 0;
        int end = lines.valueEnd(line);
        for (int i = lines.valueStart(line); i < end; i++) {
            int digit = lines.bytes()[i] - '0';
            value = value * 10 + digit;
            if (digit < 0 || digit > 9 || value > limit) {
                return -1;
            }
        }
        return end == lines.valueStart(line) ? -1 : value;
    }

    private Optional<String> value(int number) {
        int line = lines.first(number);
        return line < 0 ? Optional.empty() : Optional.of(lines.value(line));
    }
}
