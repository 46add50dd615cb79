package io.portcullis.protocol.sip;

import io.portcullis.protocol.sip.jain.JainHeaders;
import io.portcullis.protocol.sip.jain.JainReading;
import java.util.Optional;

/// Header elements with the blanks that RFC 3261 allows and nobody writes, next to `;`, `=`, `/` or `:`, brought by the
/// JAIN-SIP parser to the form that everybody writes.
final class UsualForm {
    private UsualForm() {}

    /// The usual form; empty when there is no odd blank, or the parser refuses the element or would change more than blanks
    /// and brackets.
    static Optional<String> of(String name, String value) {
        return hasOddBlank(value)
                ? JainHeaders.usualForm(name, value).filter(usual -> essence(usual).equalsIgnoreCase(essence(value)))
                : Optional.empty();
    }

    /// Whether the parser breaks on the element, rather than refuse it.
    static boolean breaksParser(String name, String value) {
        return hasOddBlank(value) && JainHeaders.read(name, value) instanceof JainReading.Failed;
    }

    /// False also for what the parser would take though it is malformed: a comma outside quotes and brackets, a blank inside
    /// brackets.
    private static boolean hasOddBlank(String value) {
        boolean odd = false;
        boolean quoted = false;
        boolean angled = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else {
                    quoted = c != '"';
                }
            } else if (c == ',' || (angled && isBlank(c))) {
                return false;
            } else if (c == '"') {
                quoted = true;
            } else if (c == '<' || c == '>') {
                angled = c == '<';
            } else if (isBlank(c)) {
                odd |= isSeparator(value, i - 1) || isSeparator(value, i + 1);
            }
        }
        return odd && !quoted && !angled;
    }

    /// What must not change: all but blanks, angle brackets and quotes.
    private static String essence(String value) {
        StringBuilder essence = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!isBlank(c) && c != '<' && c != '>' && c != '"') {
                essence.append(c);
            }
        }
        return essence.toString();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isSeparator(String value, int at) {
        return at >= 0 && at < value.length() && ";=/:".indexOf(value.charAt(at)) >= 0;
    }
}
