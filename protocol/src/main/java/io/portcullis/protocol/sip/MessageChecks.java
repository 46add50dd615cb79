package io.portcullis.protocol.sip;

import io.portcullis.protocol.sip.jain.JainHeaders;
import java.util.Optional;

/// What must hold of every message, whoever it is for. RFC 3261 sections 8.1.1, 16.3 and 20.
final class MessageChecks {
    private static final int[] SINGLE = {KnownHeaders.FROM, KnownHeaders.TO, KnownHeaders.CALL_ID, KnownHeaders.CSEQ};
    private static final int[] AT_MOST_ONE = {KnownHeaders.MAX_FORWARDS, KnownHeaders.CONTENT_LENGTH,
        KnownHeaders.CONTENT_TYPE, KnownHeaders.EXPIRES, KnownHeaders.DATE};

    private MessageChecks() {}

    /// The first thing that is wrong.
    static Optional<SipRejection> check(SipMessage message, int commas, SipLimits limits) {
        return counts(message.lines()).or(() -> lists(message, commas, limits)).or(() -> common(message))
                .or(() -> message.isRequest() ? request(message) : Optional.empty());
    }

    private static Optional<SipRejection> counts(HeaderLines lines) {
        long once = 0;
        long twice = 0;
        for (int line = 0; line < lines.count(); line++) {
            long bit = 1L << lines.number(line);
            twice |= once & bit;
            once |= bit;
        }
        if ((once & (1L << KnownHeaders.VIA)) == 0) {
            return Optional.of(SipRejection.HEADER_MISSING);
        }
        for (int number : SINGLE) {
            if ((once & (1L << number)) == 0) {
                return Optional.of(SipRejection.HEADER_MISSING);
            }
            if ((twice & (1L << number)) != 0) {
                return Optional.of(SipRejection.HEADER_REPEATED);
            }
        }
        for (int number : AT_MOST_ONE) {
            if ((twice & (1L << number)) != 0) {
                return Optional.of(SipRejection.HEADER_REPEATED);
            }
        }
        return Optional.empty();
    }

    /// Counts elements only where there are commas enough for too many.
    private static Optional<SipRejection> lists(SipMessage message, int commas, SipLimits limits) {
        HeaderLines lines = message.lines();
        if (commas + lines.count() <= limits.listItems()) {
            return Optional.empty();
        }
        int[] elements = new int[64];
        for (int line = 0; line < lines.count(); line++) {
            int number = lines.number(line);
            int found = HeaderList.split(lines.value(line)).size();
            elements[number] = number == KnownHeaders.OTHER ? found : elements[number] + found;
            if (elements[number] > limits.listItems()) {
                return Optional.of(SipRejection.TOO_MANY_ITEMS);
            }
        }
        return Optional.empty();
    }

    private static Optional<SipRejection> common(SipMessage message) {
        TypedHeaders typed = message.typed();
        if (typed.vias().isEmpty()) {
            return Optional.of(orDefect(message, HeaderName.VIA, SipRejection.VIA));
        }
        if (typed.vias().get().getFirst().branch().filter(Via.BRANCH_COOKIE::equals).isPresent()) {
            return Optional.of(SipRejection.VIA);
        }
        if (typed.cseq().isEmpty()) {
            return Optional.of(SipRejection.CSEQ);
        }
        if (typed.callId().isEmpty()) {
            return Optional.of(SipRejection.CALL_ID);
        }
        if (typed.from().isEmpty()) {
            return Optional.of(orDefect(message, HeaderName.FROM, SipRejection.FROM_OR_TO));
        }
        return typed.to().isEmpty()
                ? Optional.of(orDefect(message, HeaderName.TO, SipRejection.FROM_OR_TO))
                : Optional.empty();
    }

    private static Optional<SipRejection> request(SipMessage request) {
        HeaderLines lines = request.lines();
        if (!isRequestUri(request)) {
            return Optional.of(SipRejection.REQUEST_URI);
        }
        if (!request.cseq().method().equals(request.method())) {
            return Optional.of(SipRejection.CSEQ_METHOD);
        }
        if (lines.first(KnownHeaders.MAX_FORWARDS) >= 0 && request.maxForwards().isEmpty()) {
            return Optional.of(SipRejection.MAX_FORWARDS);
        }
        if (!areContacts(request)) {
            return Optional.of(orDefect(request, HeaderName.CONTACT, SipRejection.CONTACT));
        }
        if (request.typed().addresses(KnownHeaders.ROUTE).isEmpty()
                || request.typed().addresses(KnownHeaders.RECORD_ROUTE).isEmpty()) {
            return Optional.of(orDefect(request, HeaderName.ROUTE, SipRejection.ROUTE));
        }
        return request.header(HeaderName.DATE).filter(value -> !isDate(value)).map(_ -> SipRejection.DATE);
    }

    /// A SIP URI without headers (RFC 3261 section 19.1.1), or any of another scheme.
    private static boolean isRequestUri(SipMessage request) {
        String text = request.requestUri();
        return SipUriParser.isSip(text)
                ? request.uri().filter(uri -> uri.headers().isEmpty()).isPresent()
                : SipUriParser.isAbsolute(text);
    }

    /// `*` stands alone: on one line, as the only element.
    private static boolean areContacts(SipMessage request) {
        return request.contactsAll()
                ? request.lines().occurrences(KnownHeaders.CONTACT) == 1
                : request.typed().contacts().isPresent();
    }

    /// RFC 3261 section 20.17: GMT only.
    private static boolean isDate(String value) {
        return value.endsWith(" GMT") && JainHeaders.usualForm(HeaderName.DATE, value).isPresent();
    }

    /// The reason, or that the JAIN-SIP parser broke on the header.
    private static SipRejection orDefect(SipMessage message, String name, SipRejection why) {
        boolean broke = message.list(name).stream().anyMatch(element -> UsualForm.breaksParser(name, element));
        return broke ? SipRejection.PARSER_FAILURE : why;
    }
}
