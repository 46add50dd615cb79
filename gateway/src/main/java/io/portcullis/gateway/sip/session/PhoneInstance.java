package io.portcullis.gateway.sip.session;

import io.portcullis.protocol.sip.NameAddress;
import java.util.Locale;
import java.util.Optional;

/// Which phone a contact is of, whatever network it is in. RFC 5626 section 4.1.
///
/// @param id of `+sip.instance`, in lower case, without its brackets; printable ASCII
/// @param flow `reg-id`, which of its ways to the registrar; 0 where the phone names none
public record PhoneInstance(String id, int flow) {
    private static final int MOST_ID = 256;
    private static final int MOST_DIGITS = 9;

    /// What a contact says; empty where it says nothing that could be an instance.
    public static Optional<PhoneInstance> of(NameAddress contact) {
        return contact.parameters().quotedValue("+sip.instance").map(PhoneInstance::withoutBrackets)
                .filter(PhoneInstance::isPrintable)
                .map(id -> new PhoneInstance(id.toLowerCase(Locale.ROOT), flow(contact)));
    }

    private static String withoutBrackets(String text) {
        return text.startsWith("<") && text.endsWith(">") ? text.substring(1, text.length() - 1) : text;
    }

    private static boolean isPrintable(String id) {
        return !id.isEmpty() && id.length() <= MOST_ID && id.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    private static int flow(NameAddress contact) {
        String text = contact.parameters().get("reg-id").orElse("");
        boolean number = !text.isEmpty() && text.length() <= MOST_DIGITS
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.parseInt(text) : 0;
    }

    /// It names a device: private.
    @Override
    public String toString() {
        return "PhoneInstance[" + flow + "]";
    }
}
