package io.portcullis.gateway.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.InetAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Turns the text of one value into what its record wants. Empty when the text is not what the key expects.
final class ValueReader {
    private ValueReader() {}

    static Optional<Object> read(ConfigKey key, String text, Path base) {
        Class<?> type = type(key);
        Optional<Object> value = scalar(key, type, text, base);
        return key.optional() ? value.map(Optional::of) : value;
    }

    private static Optional<Object> scalar(ConfigKey key, Class<?> type, String text, Path base) {
        if (type == boolean.class) {
            return text.equals("true") || text.equals("false") ? Optional.of(text.equals("true")) : Optional.empty();
        } else if (type == int.class) {
            return number(key, text).filter(value -> value <= Integer.MAX_VALUE).map(value -> Math.toIntExact(value));
        } else if (type == long.class) {
            return number(key, text).map(value -> value);
        } else if (type == Duration.class) {
            return duration(key, text).map(value -> value);
        } else if (type == InetAddress.class) {
            return address(text).map(value -> value);
        } else if (type == Networks.class) {
            return Networks.parse(text).map(value -> value);
        } else if (type == Path.class) {
            return path(text, base).map(value -> value);
        } else if (type == SecretFile.class) {
            return path(text, base).map(SecretFile::new);
        } else if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).filter(constant -> name(constant).equals(text))
                    .findFirst().map(value -> value);
        }
        return text.matches(key.setting().pattern()) ? Optional.of(text) : Optional.empty();
    }

    static String expected(ConfigKey key) {
        Class<?> type = type(key);
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(ValueReader::name).collect(Collectors.joining(", "));
        } else if (type == boolean.class) {
            return "true, false";
        } else if (type == InetAddress.class) {
            return "an IP address";
        } else if (type == Networks.class) {
            return "networks with commas between, such as 192.0.2.0/24, none of them everybody's";
        } else if (type == Path.class) {
            return "a readable file";
        } else if (type == SecretFile.class) {
            return "a readable file that is not empty and that others cannot read";
        }
        return key.setting().range().isEmpty() ? "text" : key.setting().range();
    }

    static Class<?> type(ConfigKey key) {
        Type generic = key.component().getGenericType();
        Type type = generic instanceof ParameterizedType wrapped ? wrapped.getActualTypeArguments()[0] : generic;
        return (Class<?>) type;
    }

    private static String name(Object constant) {
        return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<Long> number(ConfigKey key, String text) {
        String[] bounds = key.setting().range().split("-", 2);
        return Quantities.number(text).filter(value -> value >= Quantities.number(bounds[0]).orElseThrow()
                && value <= Quantities.number(bounds[1]).orElseThrow());
    }

    private static Optional<Duration> duration(ConfigKey key, String text) {
        String[] bounds = key.setting().range().split("-", 2);
        return Quantities.duration(text)
                .filter(value -> value.compareTo(Quantities.duration(bounds[0]).orElseThrow()) >= 0
                        && value.compareTo(Quantities.duration(bounds[1]).orElseThrow()) <= 0);
    }

    private static Optional<InetAddress> address(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static Optional<Path> path(String text, Path base) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(base.resolve(text).toAbsolutePath().normalize());
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }
}
