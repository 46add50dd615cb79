package io.portcullis.gateway.config;

import io.portcullis.auth.apppassword.Cidr;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Some networks of the internet; never all of it.
public record Networks(List<Cidr> networks) {
    public static final Networks NONE = new Networks(List.of());

    public Networks {
        networks = List.copyOf(networks);
    }

    /// `10.0.0.0/8, 2001:db8::7`; nothing for none. Empty where one is malformed or everybody's.
    public static Optional<Networks> parse(String text) {
        if (text.isBlank()) {
            return Optional.of(NONE);
        }
        List<Optional<Cidr>> read = Arrays.stream(text.split(",", -1)).map(String::strip)
                .map(part -> Cidr.parse(part).filter(network -> network.prefix() > 0)).toList();
        return read.stream().allMatch(Optional::isPresent)
                ? Optional.of(new Networks(read.stream().flatMap(Optional::stream).toList()))
                : Optional.empty();
    }

    /// Whether the address lies in one of them.
    public boolean contain(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
