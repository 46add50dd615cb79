package io.portcullis.protocol.sasl;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The mechanisms by which a client shows a token, draft-schmaus-kitten-sasl-ht, best first. They are offered where tokens
/// are spoken of (XEP-0484), never among the others.
public enum HtMechanism {
    HT_SHA_256_EXPR("EXPR", ChannelBinding.TLS_EXPORTER), //
    HT_SHA_256_UNIQ("UNIQ", ChannelBinding.TLS_UNIQUE), //
    HT_SHA_256_ENDP("ENDP", ChannelBinding.TLS_SERVER_END_POINT), //
    HT_SHA_256_NONE("NONE", "");

    private final String wireName;
    private final String bindingType;

    HtMechanism(String suffix, String bindingType) {
        this.wireName = "HT-SHA-256-" + suffix;
        this.bindingType = bindingType;
    }

    /// The mechanism with exactly this name, if a channel with these bindings can have it.
    public static Optional<HtMechanism> offered(String wireName, List<ChannelBinding> bindings) {
        return Stream.of(values()).filter(m -> m.wireName.equals(wireName) && m.bindingData(bindings).isPresent())
                .findFirst();
    }

    /// Those that a channel with these bindings can have.
    public static List<HtMechanism> offered(List<ChannelBinding> bindings) {
        return Stream.of(values()).filter(mechanism -> mechanism.bindingData(bindings).isPresent()).toList();
    }

    public String wireName() {
        return wireName;
    }

    /// What a proof covers of the channel: nothing for `NONE`; empty where the channel does not have what it takes.
    public Optional<byte[]> bindingData(List<ChannelBinding> bindings) {
        return bindingType.isEmpty()
                ? Optional.of(new byte[0])
                : bindings.stream().filter(b -> b.type().equals(bindingType)).findFirst().map(ChannelBinding::data);
    }
}
