package io.portcullis.gateway.config;

import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Fills the records from what was found; a value that does not fit is reported and its default taken meanwhile.
final class RecordBinder {
    private final Map<String, ConfigReader.Found> found;
    private final List<ConfigProblem> problems;
    private final Map<String, ConfigKey> keys;

    RecordBinder(Map<String, ConfigReader.Found> found, List<ConfigProblem> problems) {
        this.found = found;
        this.problems = problems;
        this.keys = ConfigKey.of(PortcullisConfig.class).stream()
                .collect(Collectors.toMap(ConfigKey::name, key -> key, (a, b) -> a, LinkedHashMap::new));
    }

    PortcullisConfig bind() {
        found.forEach((name, value) -> {
            if (!keys.containsKey(name)) {
                problems.add(new ConfigProblem(value.source(), name, "unknown key", expectedKey(name)));
            }
        });
        return (PortcullisConfig) table("", PortcullisConfig.class);
    }

    private Object table(String prefix, Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = prefix + ConfigKey.kebab(components[i].getName());
            ConfigKey key = keys.get(name);
            values[i] = key == null ? table(name + ".", components[i].getType()) : value(key);
        }
        try {
            Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException notARecord) {
            throw new IllegalStateException(type.getName(), notARecord);
        }
    }

    private Object value(ConfigKey key) {
        ConfigReader.Found given = found.get(key.name());
        if (given != null) {
            Optional<Object> value = ValueReader.read(key, given.text(), given.base()).filter(FileChecks::pass);
            if (value.isPresent()) {
                return value.get();
            }
            problems.add(new ConfigProblem(given.source(), key.name(), given.text(), key.expected()));
        }
        if (key.optional()) {
            return Optional.empty();
        }
        return ValueReader.read(key, key.initial(), Path.of("")).orElseThrow(
                () -> new IllegalStateException(key.name() + ": " + key.initial() + " is not a valid default"));
    }

    /// The keys of the deepest table that the unknown key's name shares with known ones.
    private String expectedKey(String unknown) {
        String table = unknown;
        while (true) {
            int dot = table.lastIndexOf('.');
            String prefix = dot < 0 ? "" : table.substring(0, dot + 1);
            List<String> near = keys.keySet().stream().filter(name -> name.startsWith(prefix))
                    .map(name -> name.substring(prefix.length()).split("\\.", 2)[0]).distinct().toList();
            if (!near.isEmpty()) {
                return prefix.isEmpty()
                        ? "one of " + String.join(", ", near)
                        : "in " + prefix.substring(0, dot) + " one of " + String.join(", ", near);
            }
            table = table.substring(0, dot);
        }
    }

    /// Files that a key names must be there.
    private static final class FileChecks {
        static boolean pass(Object value) {
            return switch (value) {
                case Optional<?> wrapped -> wrapped.map(FileChecks::pass).orElse(true);
                case Path file -> Files.isRegularFile(file) && Files.isReadable(file);
                case SecretFile secret -> SecretFiles.readable(secret.path());
                default -> true;
            };
        }
    }
}
