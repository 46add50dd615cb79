package io.portcullis.protocol.sip;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The value of a Date header: always GMT, in English. RFC 3261 section 20.17.
public final class SipDate {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter
            .ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private SipDate() {}

    public static String text(Instant instant) {
        return FORMAT.format(instant);
    }
}
