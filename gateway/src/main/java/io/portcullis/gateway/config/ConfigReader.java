package io.portcullis.gateway.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.toml.TomlFactory;

/// Reads a TOML file and `KEY=VALUE` overrides into a [PortcullisConfig], or reports all that is wrong with them.
public final class ConfigReader {
    private static final int MOST_BYTES = 1 << 20;
    private static final String SET = "--set";

    /// A value as it was found.
    record Found(String source, Path base, String text) {}

    private final Map<String, Found> found = new LinkedHashMap<>();
    private final List<ConfigProblem> problems = new ArrayList<>();

    private ConfigReader() {}

    /// Every default.
    public static PortcullisConfig defaults() {
        return switch (read(Optional.empty(), List.of())) {
            case ConfigResult.Loaded(PortcullisConfig config) -> config;
            case ConfigResult.Refused(List<ConfigProblem> wrong) -> throw new IllegalStateException(wrong.toString());
        };
    }

    /// Later overrides win over earlier ones, all of them over the file.
    public static ConfigResult read(Optional<Path> file, List<String> overrides) {
        ConfigReader reader = new ConfigReader();
        file.ifPresent(reader::readFile);
        overrides.forEach(reader::override);
        return reader.bind();
    }

    private void readFile(Path file) {
        String name = file.toString();
        try {
            if (Files.size(file) > MOST_BYTES) {
                problems.add(new ConfigProblem(name, "", Files.size(file) + " bytes", "at most " + MOST_BYTES));
                return;
            }
            Path base = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
            // Tokens, and no mapper: that is some hundred classes for the life of the process.
            try (JsonParser toml = new TomlFactory().createParser(ObjectReadContext.empty(), Files.readString(file))) {
                toml.nextToken();
                flatten(name, base, "", toml);
            }
        } catch (CharacterCodingException notText) {
            problems.add(new ConfigProblem(name, "", "not UTF-8", "a TOML file"));
        } catch (IOException unreadable) {
            problems.add(new ConfigProblem(name, "", "cannot be read", "a readable file"));
        } catch (JacksonException syntax) {
            String message = Optional.ofNullable(syntax.getOriginalMessage()).orElse("syntax error");
            int line = syntax.getLocation() == null ? 0 : syntax.getLocation().getLineNr();
            problems.add(new ConfigProblem(name, "", "line " + line + ": " + message.lines().findFirst().orElse(""),
                    "TOML 1.0"));
        }
    }

    /// The entries of the table that the parser has just entered.
    private void flatten(String source, Path base, String prefix, JsonParser toml) {
        for (JsonToken token = toml.nextToken(); token == JsonToken.PROPERTY_NAME; token = toml.nextToken()) {
            String key = prefix + toml.currentName();
            switch (toml.nextToken()) {
                case START_OBJECT -> {
                    int before = found.size();
                    flatten(source, base, key + ".", toml);
                    if (found.size() == before && !isTable(key)) {
                        found.put(key, new Found(source, base, "{}"));
                    }
                }
                case START_ARRAY -> {
                    toml.skipChildren();
                    found.put(key, new Found(source, base, "a list"));
                }
                default -> found.put(key, new Found(source, base, toml.getString()));
            }
        }
    }

    private static boolean isTable(String key) {
        return ConfigKey.of(PortcullisConfig.class).stream().anyMatch(known -> known.name().startsWith(key + "."));
    }

    private void override(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0) {
            problems.add(new ConfigProblem(SET, "", text, "KEY=VALUE"));
            return;
        }
        found.put(text.substring(0, equals), new Found(SET, Path.of(""), text.substring(equals + 1)));
    }

    private ConfigResult bind() {
        PortcullisConfig config = new RecordBinder(found, problems).bind();
        if (problems.isEmpty()) {
            problems.addAll(CrossChecks.of(config));
        }
        return problems.isEmpty() ? new ConfigResult.Loaded(config) : new ConfigResult.Refused(problems);
    }
}
