package io.portcullis.protocol.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One opening tag, read from bytes and resolved. Used again for the next.
final class StartTag {
    private static final int KEPT = 16;

    private final PrefixBindings bindings;
    private String[] prefixes = new String[8];
    private String[] names = new String[8];
    private String[] values = new String[8];
    private int count;
    private int mark;
    private boolean declaresDefault;
    private boolean selfClosing;
    private String prefix = "";
    private String name = "";
    private String namespace = "";
    private String defaultNamespace = "";
    private String wordPrefix = "";
    private String word = "";

    StartTag(PrefixBindings bindings) {
        this.bindings = bindings;
    }

    String prefix() {
        return prefix;
    }

    String name() {
        return name;
    }

    String namespace() {
        return namespace;
    }

    /// The default namespace inside the element.
    String defaultNamespace() {
        return defaultNamespace;
    }

    boolean selfClosing() {
        return selfClosing;
    }

    /// The number of bindings before those of this tag.
    int mark() {
        return mark;
    }

    /// Names and values in turn.
    String[] attributes() {
        if (count == 0) {
            return XmlElement.NO_ATTRIBUTES;
        }
        String[] attributes = new String[2 * count];
        for (int i = 0; i < count; i++) {
            attributes[2 * i] = names[i];
            attributes[2 * i + 1] = values[i];
        }
        return attributes;
    }

    /// Reads what stands between `<` and `>`.
    ///
    /// @param classes the classes of all these bytes together
    /// @param outerDefault the default namespace outside
    void read(byte[] bytes, int from, int to, int classes, String outerDefault, int maxAttributes) {
        if ((classes & ByteClass.CONTROL) != 0) {
            throw notWellFormed();
        }
        count = 0;
        declaresDefault = false;
        defaultNamespace = outerDefault;
        mark = bindings.mark();
        selfClosing = bytes[to - 1] == '/';
        int end = selfClosing ? to - 1 : to;
        int at = qualifiedName(bytes, from, end, classes);
        prefix = wordPrefix;
        name = word;
        int declarations = 0;
        int next = skipSpace(bytes, at, end);
        while (next < end) {
            if (next == at) {
                throw notWellFormed();
            }
            int before = count;
            at = attribute(bytes, next, end, classes);
            declarations += count == before ? 1 : 0;
            if (count + declarations > maxAttributes) {
                throw new XmlRejected(XmlFailure.TOO_MANY_ATTRIBUTES);
            }
            next = skipSpace(bytes, at, end);
        }
        resolve();
    }

    /// Forgets the values, which may be long.
    void clear() {
        if (values.length > KEPT) {
            prefixes = new String[8];
            names = new String[8];
            values = new String[8];
        } else {
            Arrays.fill(names, 0, count, "");
            Arrays.fill(values, 0, count, "");
        }
        count = 0;
    }

    private int attribute(byte[] bytes, int from, int to, int classes) {
        int at = skipSpace(bytes, qualifiedName(bytes, from, to, classes), to);
        if (at >= to || bytes[at] != '=') {
            throw notWellFormed();
        }
        at = skipSpace(bytes, at + 1, to);
        if (at >= to || (bytes[at] != '\'' && bytes[at] != '"')) {
            throw notWellFormed();
        }
        byte quote = bytes[at];
        int start = at + 1;
        int end = start;
        while (end < to && bytes[end] != quote) {
            end++;
        }
        if (end == to) {
            throw notWellFormed();
        }
        if (wordPrefix.isEmpty() && word.equals("xmlns")) {
            declareDefault(XmlCharacters.namespace(bytes, start, end, classes));
        } else if (wordPrefix.equals("xmlns")) {
            bindings.bind(word, XmlCharacters.namespace(bytes, start, end, classes), mark);
        } else {
            add(XmlCharacters.value(bytes, start, end, classes));
        }
        return end + 1;
    }

    private void declareDefault(String declared) {
        boolean reserved = declared.equals(XmlNames.XML_NAMESPACE) || declared.equals(XmlNames.XMLNS_NAMESPACE);
        if (reserved || declaresDefault) {
            throw notWellFormed();
        }
        declaresDefault = true;
        defaultNamespace = declared;
    }

    private void add(String value) {
        if (count == values.length) {
            prefixes = Arrays.copyOf(prefixes, 2 * count);
            names = Arrays.copyOf(names, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
        }
        prefixes[count] = wordPrefix;
        names[count] = word;
        values[count] = value;
        count++;
    }

    private void resolve() {
        namespace = prefix.isEmpty() ? defaultNamespace : bindings.resolve(prefix);
        long seen = 0;
        for (int i = 0; i < count; i++) {
            if (!prefixes[i].isEmpty()) {
                names[i] = resolved(prefixes[i], names[i]);
            }
            long bit = 1L << names[i].hashCode();
            if ((seen & bit) != 0) {
                refuseTwice(i);
            }
            seen |= bit;
        }
    }

    private void refuseTwice(int attribute) {
        for (int earlier = 0; earlier < attribute; earlier++) {
            if (names[earlier].equals(names[attribute])) {
                throw notWellFormed();
            }
        }
    }

    private String resolved(String attributePrefix, String local) {
        if (attributePrefix.equals("xml")) {
            return local.equals("lang") ? "xml:lang" : "xml:" + local;
        }
        return '{' + bindings.resolve(attributePrefix) + '}' + local;
    }

    /// Reads a name into [#wordPrefix] and [#word] and returns where it ends.
    private int qualifiedName(byte[] bytes, int from, int to, int classes) {
        int end = endOfName(bytes, from, to);
        wordPrefix = "";
        int start = from;
        if (end < to && bytes[end] == ':') {
            wordPrefix = word(bytes, from, end, classes);
            start = end + 1;
            end = endOfName(bytes, start, to);
        }
        word = word(bytes, start, end, classes);
        return end;
    }

    private static int endOfName(byte[] bytes, int from, int to) {
        if (from >= to || !XmlNames.isNameStart(Utf8.codePoint(bytes, from, to))) {
            throw notWellFormed();
        }
        int at = from;
        while (at < to) {
            if (bytes[at] >= 0
                    ? (ByteClass.of(bytes[at]) & ByteClass.NAME) == 0
                    : !XmlNames.isName(Utf8.codePoint(bytes, at, to))) {
                break;
            }
            at += bytes[at] >= 0 ? 1 : Utf8.width(Utf8.codePoint(bytes, at, to));
        }
        if (at - from > XmlNames.MAX_BYTES) {
            throw new XmlRejected(XmlFailure.NAME_TOO_LONG);
        }
        return at;
    }

    private static String word(byte[] bytes, int from, int to, int classes) {
        return (classes & ByteClass.HIGH) == 0
                ? NameTable.ascii(bytes, from, to)
                : new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private static int skipSpace(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && ByteClass.isSpace(bytes[at])) {
            at++;
        }
        return at;
    }

    private static XmlRejected notWellFormed() {
        return new XmlRejected(XmlFailure.NOT_WELL_FORMED);
    }
}
