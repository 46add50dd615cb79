package io.portcullis.auth.notice;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A mail address that is written into headers and handed to a mail server: a dot-string before the `@` and a domain of at
/// least two labels after it, ASCII only, so that nothing in it can end a line or begin another recipient. RFC 5321 section
/// 4.1.2, without quoted strings and address literals.
///
/// @param value at most 254 characters, its domain in small letters
public record MailAddress(String value) {
    /// The longest address, in characters. RFC 5321 section 4.5.3.1.3, without the brackets.
    public static final int MAX_LENGTH = 254;

    private static final int MAX_LOCAL = 64;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern LOCAL = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern DOMAIN = Pattern.compile(LABEL + "(\\." + LABEL + ")+");

    /// @throws IllegalArgumentException where the text is not in this form; use [#parse] for what people type
    public MailAddress {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "mail address (expected: local@domain, at most 254 characters of ASCII)");
        }
    }

    private static boolean isValid(String text) {
        int at = text.lastIndexOf('@');
        return text.length() <= MAX_LENGTH && at > 0 && at <= MAX_LOCAL
                && LOCAL.matcher(text.substring(0, at)).matches()
                && DOMAIN.matcher(text.substring(at + 1)).matches();
    }

    /// The address that a person meant, or empty where it is none that mail can be sent to. A domain of other letters is
    /// turned into its ASCII form.
    public static Optional<MailAddress> parse(String typed) {
        int at = typed.lastIndexOf('@');
        if (typed.length() > MAX_LENGTH || at < 0) {
            return Optional.empty();
        }
        return ascii(typed.substring(at + 1)).map(domain -> typed.substring(0, at + 1) + domain)
                .filter(MailAddress::isValid).map(MailAddress::new);
    }

    private static Optional<String> ascii(String domain) {
        try {
            return Optional.of(IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
