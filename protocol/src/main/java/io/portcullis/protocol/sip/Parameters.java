package io.portcullis.protocol.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Parameters of a URI or a header, in their order: `;name=value` or `;name`. Names compare without case.
///
/// Values stand as on the wire, with their quotes or escapes; [#quotedValue(String)] takes quotes off.
public final class Parameters {
    /// No parameters.
    public static final Parameters NONE = new Parameters(List.of());

    /// Name, value, name, value…; the value is "" where the parameter has none.
    private final List<String> pairs;

    private Parameters(List<String> pairs) {
        this.pairs = pairs;
    }

    static Parameters ofPairs(List<String> pairs) {
        return pairs.isEmpty() ? NONE : new Parameters(List.copyOf(pairs));
    }

    /// One parameter.
    public static Parameters of(String name, String value) {
        return NONE.with(name, value);
    }

    public boolean isEmpty() {
        return pairs.isEmpty();
    }

    public int size() {
        return pairs.size() / 2;
    }

    /// The value, "" for a parameter without one; empty when the parameter is not there.
    public Optional<String> get(String name) {
        int index = indexOf(name);
        return index < 0 ? Optional.empty() : Optional.of(pairs.get(index + 1));
    }

    /// The value with the quotes of a quoted-string taken off.
    public Optional<String> quotedValue(String name) {
        return get(name).map(Parameters::unquoted);
    }

    public boolean has(String name) {
        return indexOf(name) >= 0;
    }

    /// With this value in the parameter's place, or at the end; "" makes it a parameter without a value. Other text than a
    /// token or a host must come as [SipText#quoted(String)], in a URI escaped.
    public Parameters with(String name, String value) {
        requireSafe(name, value);
        List<String> changed = new ArrayList<>(pairs);
        int index = indexOf(name);
        if (index < 0) {
            changed.add(name);
            changed.add(value);
        } else {
            changed.set(index + 1, value);
        }
        return new Parameters(List.copyOf(changed));
    }

    public Parameters without(String name) {
        int index = indexOf(name);
        if (index < 0) {
            return this;
        }
        List<String> changed = new ArrayList<>(pairs);
        changed.subList(index, index + 2).clear();
        return ofPairs(changed);
    }

    public void forEach(BiConsumer<String, String> visitor) {
        for (int i = 0; i < pairs.size(); i += 2) {
            visitor.accept(pairs.get(i), pairs.get(i + 1));
        }
    }

    void appendTo(StringBuilder text) {
        for (int i = 0; i < pairs.size(); i += 2) {
            text.append(';').append(pairs.get(i));
            if (!pairs.get(i + 1).isEmpty()) {
                text.append('=').append(pairs.get(i + 1));
            }
        }
    }

    private int indexOf(String name) {
        for (int i = 0; i < pairs.size(); i += 2) {
            if (pairs.get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    private static void requireSafe(String name, String value) {
        boolean nameFits = !name.isEmpty() && ParameterReader.endOfName(name) == name.length();
        boolean valueFits = value.isEmpty() || ParameterReader.endOfAnyValue(value) == value.length();
        if (!nameFits || !valueFits || !SipText.isHeaderSafe(value)) {
            throw new IllegalArgumentException("not a parameter (expected: a token; a token, host or quoted-string)");
        }
    }

    private static String unquoted(String value) {
        if (value.length() < 2 || value.charAt(0) != '"' || value.charAt(value.length() - 1) != '"') {
            return value;
        }
        StringBuilder text = new StringBuilder(value.length());
        for (int i = 1; i < value.length() - 1; i++) {
            if (value.charAt(i) == '\\' && i < value.length() - 2) {
                i++;
            }
            text.append(value.charAt(i));
        }
        return text.toString();
    }

    /// Same names, without case, and same values, in the same order.
    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Parameters that) || that.pairs.size() != pairs.size()) {
            return false;
        }
        for (int i = 0; i < pairs.size(); i += 2) {
            if (!pairs.get(i).equalsIgnoreCase(that.pairs.get(i)) || !pairs.get(i + 1).equals(that.pairs.get(i + 1))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < pairs.size(); i += 2) {
            hash = 31 * hash + pairs.get(i).toLowerCase(Locale.ROOT).hashCode();
            hash = 31 * hash + pairs.get(i + 1).hashCode();
        }
        return hash;
    }

    /// How many there are; not what they hold.
    @Override
    public String toString() {
        return "Parameters[" + size() + "]";
    }
}
