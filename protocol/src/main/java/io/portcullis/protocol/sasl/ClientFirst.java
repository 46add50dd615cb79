package io.portcullis.protocol.sasl;

import java.util.Optional;

/// `client-first-message`, RFC 5802 section 7, parsed by its grammar.
///
/// @param gs2Header with its last comma, as sent
/// @param bare `client-first-message-bare`, as sent
record ClientFirst(Flag flag, Optional<String> authzid, String username, String nonce, String gs2Header, String bare) {
    /// `gs2-cbind-flag`: what the client says about channel binding.
    sealed interface Flag {
        /// `n`: the client cannot.
        record NoBinding() implements Flag {}

        /// `y`: the client can, and believes that the server cannot.
        record ServerCannot() implements Flag {}

        /// `p=`: the client binds, with this type.
        record Binding(String type) implements Flag {}
    }

    static Optional<ClientFirst> parse(String message) {
        int flagEnd = message.indexOf(',');
        int headerEnd = message.indexOf(',', flagEnd + 1);
        if (flagEnd < 0 || headerEnd < 0) {
            return Optional.empty();
        }
        Optional<Flag> flag = flag(message.substring(0, flagEnd));
        Optional<String> authzid = authzid(message.substring(flagEnd + 1, headerEnd));
        if (flag.isEmpty() || authzid.isEmpty()) {
            return Optional.empty();
        }
        String header = message.substring(0, headerEnd + 1);
        String bare = message.substring(headerEnd + 1);
        return bare(bare)
                .map(names -> new ClientFirst(flag.get(), authzid.filter(id -> !id.isEmpty()), names.username(),
                        names.nonce(), header, bare));
    }

    private static Optional<Flag> flag(String text) {
        return switch (text) {
            case "n" -> Optional.of(new Flag.NoBinding());
            case "y" -> Optional.of(new Flag.ServerCannot());
            default -> text.startsWith("p=") && isBindingName(text, 2)
                    ? Optional.of(new Flag.Binding(text.substring(2)))
                    : Optional.empty();
        };
    }

    /// `cb-name = 1*(ALPHA / DIGIT / "." / "-")`.
    private static boolean isBindingName(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!ScramText.isAlpha(c) && (c < '0' || c > '9') && c != '.' && c != '-') {
                return false;
            }
        }
        return text.length() > from && text.length() - from <= 64;
    }

    /// The decoded authorisation identity, `""` when none is named.
    private static Optional<String> authzid(String text) {
        if (text.isEmpty()) {
            return Optional.of("");
        }
        return text.startsWith("a=") ? ScramText.saslName(text.substring(2)) : Optional.empty();
    }

    private record Names(String username, String nonce) {}

    /// A leading `m=` asks for an extension that none has defined: the grammar makes it an error, and so it is here.
    private static Optional<Names> bare(String bare) {
        int nameEnd = bare.indexOf(',');
        if (!bare.startsWith("n=") || nameEnd < 0) {
            return Optional.empty();
        }
        int nonceEnd = bare.indexOf(',', nameEnd + 1);
        String nonce = bare.substring(nameEnd + 1, nonceEnd < 0 ? bare.length() : nonceEnd);
        boolean rest = nonceEnd < 0 || ScramText.areExtensions(bare, nonceEnd + 1);
        if (!nonce.startsWith("r=") || !ScramText.isNonce(nonce, 2) || !rest) {
            return Optional.empty();
        }
        return ScramText.saslName(bare.substring(2, nameEnd)).map(name -> new Names(name, nonce.substring(2)));
    }
}
