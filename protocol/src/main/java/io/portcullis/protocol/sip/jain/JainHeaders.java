package io.portcullis.protocol.sip.jain;

import gov.nist.core.CommonLogger;
import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.header.SIPHeaderList;
import gov.nist.javax.sip.parser.ParserFactory;
import java.text.ParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Header values read by the JAIN-SIP parser. Safe to call with what comes from the network: what the parser cannot bear is
/// refused before, and what escapes it is caught.
public final class JainHeaders {
    static {
        CommonLogger.legacyLogger = new SilentLogger();
    }

    private JainHeaders() {}

    /// The value of one element as the parser writes it, with blanks only where they usually stand.
    public static Optional<String> usualForm(String name, String value) {
        return read(name, value) instanceof JainReading.Usual usual ? Optional.of(usual.value()) : Optional.empty();
    }

    /// Reads the value of a header with one element. A header that cannot be read is said to be so, never left out.
    public static JainReading read(String name, String value) {
        if (!JainFences.admits(name, value)) {
            return new JainReading.Malformed();
        }
        try {
            return reading(ParserFactory.createParser(name + ": " + value + "\n").parse());
        } catch (ParseException malformed) {
            return new JainReading.Malformed();
        } catch (RuntimeException | StackOverflowError defect) {
            return new JainReading.Failed();
        }
    }

    /// The parser may give null for what it does not understand.
    private static JainReading reading(@Nullable SIPHeader header) {
        if (header instanceof SIPHeaderList<?> list) {
            return list.size() == 1 ? reading(list.getHeaderList().getFirst()) : new JainReading.Malformed();
        }
        return header == null ? new JainReading.Malformed() : new JainReading.Usual(header.getHeaderValue().strip());
    }
}
