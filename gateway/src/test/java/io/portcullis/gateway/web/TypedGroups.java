package io.portcullis.gateway.web;

import java.util.List;
import java.util.regex.Pattern;

/// The two groups of a recovery key that a page asks for, in its order.
public final class TypedGroups {
    private static final Pattern ASKED = Pattern.compile("(\\d) (?:of|von) 7");

    private TypedGroups() {}

    /// The two groups.
    ///
    /// @param page its text or markup
    public static List<String> of(String page, String key) {
        return ASKED.matcher(page).results().map(found -> key.split("-", -1)[Integer.parseInt(found.group(1)) - 1])
                .toList();
    }

    /// As the fields of a form.
    public static String[] fields(String page, String key) {
        List<String> groups = of(page, key);
        return new String[] {"first", groups.getFirst(), "second", groups.getLast()};
    }
}
