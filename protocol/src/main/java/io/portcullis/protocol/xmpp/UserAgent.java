package io.portcullis.protocol.xmpp;

import io.portcullis.protocol.xml.XmlElement;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a client says of itself as it signs in, XEP-0388 section 2.3. Not to be trusted, and nobody else's business.
///
/// @param id of the installation: a UUID in small letters, the same at each sign-in; empty where it names none
/// @param software "" for nothing
/// @param device "" for nothing
public record UserAgent(Optional<String> id, String software, String device) {
    /// The most characters software and device may have.
    public static final int MAX_LENGTH = 256;
    /// A client that says nothing.
    public static final UserAgent UNKNOWN = new UserAgent(Optional.empty(), "", "");

    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /// Empty when it breaks the rules: an id that is no UUID, a text that is too long or holds control characters.
    ///
    /// @param element `<user-agent/>`
    public static Optional<UserAgent> of(XmlElement element) {
        Optional<String> id = element.attribute("id");
        String software = text(element, "software");
        String device = text(element, "device");
        boolean good = id.stream().allMatch(text -> UUID.matcher(text).matches()) && isGood(software) && isGood(device);
        return good
                ? Optional.of(new UserAgent(id.map(text -> text.toLowerCase(Locale.ROOT)), software, device))
                : Optional.empty();
    }

    /// For a person: software and device, as far as they are told.
    public String name() {
        return software.isEmpty() || device.isEmpty() ? software + device : software + " (" + device + ")";
    }

    private static String text(XmlElement element, String name) {
        return element.child(Namespaces.SASL2, name).map(child -> child.text().strip()).orElse("");
    }

    private static boolean isGood(String text) {
        return text.length() <= MAX_LENGTH && text.chars().noneMatch(Character::isISOControl);
    }
}
