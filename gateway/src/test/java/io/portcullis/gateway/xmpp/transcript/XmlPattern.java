package io.portcullis.gateway.xmpp.transcript;

import io.portcullis.protocol.xml.XmlElement;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Compares an element with what a transcript expects, and binds its placeholders.
final class XmlPattern {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z*][a-z0-9-]*|\\*)\\}");

    private final Map<String, String> bound;

    XmlPattern(Map<String, String> bound) {
        this.bound = bound;
    }

    boolean matches(XmlElement expected, XmlElement actual) {
        if (!expected.is(actual.namespace(), actual.name()) || !text(expected.text(), actual.text())
                || !names(expected).equals(names(actual))) {
            return false;
        }
        for (Map.Entry<String, String> attribute : expected.attributes().entrySet()) {
            if (!text(attribute.getValue(), actual.attribute(attribute.getKey()).orElse(""))) {
                return false;
            }
        }
        return children(expected.children(), actual.children());
    }

    private static Set<String> names(XmlElement element) {
        return element.attributes().keySet().stream().collect(Collectors.toSet());
    }

    private boolean children(List<XmlElement> expected, List<XmlElement> actual) {
        if (expected.size() != actual.size()) {
            return false;
        }
        Iterator<XmlElement> next = actual.iterator();
        return expected.stream().allMatch(child -> matches(child, next.next()));
    }

    boolean text(String expected, String actual) {
        if (!expected.contains("{")) {
            return expected.strip().equals(actual.strip());
        }
        Matcher placeholders = PLACEHOLDER.matcher(expected);
        StringBuilder regex = new StringBuilder();
        java.util.List<String> unbound = new java.util.ArrayList<>();
        int from = 0;
        while (placeholders.find()) {
            regex.append(Pattern.quote(expected.substring(from, placeholders.start())));
            String name = placeholders.group(1);
            if (name.equals("*")) {
                regex.append(".*");
            } else if (bound.containsKey(name)) {
                regex.append(Pattern.quote(bound.get(name)));
            } else {
                regex.append("(.+)");
                unbound.add(name);
            }
            from = placeholders.end();
        }
        regex.append(Pattern.quote(expected.substring(from)));
        Matcher matcher = Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(actual);
        if (!matcher.matches()) {
            return false;
        }
        for (int i = 0; i < unbound.size(); i++) {
            bound.put(unbound.get(i), matcher.group(i + 1));
        }
        return true;
    }
}
