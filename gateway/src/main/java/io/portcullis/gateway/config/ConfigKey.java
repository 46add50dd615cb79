package io.portcullis.gateway.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One key there is: a row of the documentation.
record ConfigKey(String name, RecordComponent component, Setting setting, String initial) {
    /// All keys of a record type, in the order of their declaration.
    static List<ConfigKey> of(Class<?> type) {
        List<ConfigKey> keys = new ArrayList<>();
        collect("", type, new String[0], keys);
        return keys;
    }

    private static void collect(String prefix, Class<?> type, String[] initials, List<ConfigKey> keys) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + kebab(component.getName());
            Setting setting = component.getAnnotation(Setting.class);
            if (setting == null) {
                Initial initial = component.getAnnotation(Initial.class);
                collect(name + ".", component.getType(), initial == null ? new String[0] : initial.value(), keys);
            } else {
                keys.add(new ConfigKey(name, component, setting, initial(component, setting, initials)));
            }
        }
    }

    private static String initial(RecordComponent component, Setting setting, String[] initials) {
        String start = kebab(component.getName()) + "=";
        for (String initial : initials) {
            if (initial.startsWith(start)) {
                return initial.substring(start.length());
            }
        }
        return setting.initial();
    }

    static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    boolean optional() {
        return component.getType() == Optional.class;
    }

    /// What is expected, in words or bounds.
    String expected() {
        return ValueReader.expected(this);
    }
}
