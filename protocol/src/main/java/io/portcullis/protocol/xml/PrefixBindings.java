package io.portcullis.protocol.xml;

import java.util.Arrays;

/// Which prefix stands for which namespace, innermost last (Namespaces in XML 1.0).
final class PrefixBindings {
    /// More are not to be had at once: every lookup walks through them.
    private static final int MAX = 32;

    private String[] prefixes = new String[4];
    private String[] namespaces = new String[4];
    private int count;

    /// To be handed to [#release] when the element ends that binds from now on.
    int mark() {
        return count;
    }

    void release(int mark) {
        count = mark;
    }

    /// Binds a prefix for an element whose first binding has the number `mark`.
    void bind(String prefix, String namespace, int mark) {
        boolean reserved = prefix.equals("xmlns") || namespace.equals(XmlNames.XMLNS_NAMESPACE)
                || prefix.equals("xml") != namespace.equals(XmlNames.XML_NAMESPACE);
        if (reserved || namespace.isEmpty() || indexOf(prefix) >= mark) {
            throw new XmlRejected(XmlFailure.NOT_WELL_FORMED);
        }
        if (count == MAX) {
            throw new XmlRejected(XmlFailure.TOO_MANY_PREFIXES);
        }
        if (count == prefixes.length) {
            prefixes = Arrays.copyOf(prefixes, 2 * count);
            namespaces = Arrays.copyOf(namespaces, 2 * count);
        }
        prefixes[count] = prefix;
        namespaces[count] = namespace;
        count++;
    }

    String resolve(String prefix) {
        if (prefix.equals("xml")) {
            return XmlNames.XML_NAMESPACE;
        }
        int at = indexOf(prefix);
        if (at < 0) {
            throw new XmlRejected(XmlFailure.NOT_WELL_FORMED);
        }
        return namespaces[at];
    }

    private int indexOf(String prefix) {
        for (int at = count - 1; at >= 0; at--) {
            if (prefixes[at].equals(prefix)) {
                return at;
            }
        }
        return -1;
    }
}
