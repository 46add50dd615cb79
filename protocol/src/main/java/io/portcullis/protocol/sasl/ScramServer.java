package io.portcullis.protocol.sasl;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The server's side of SCRAM, RFC 5802, up to the point where salt and stored keys are needed.
///
/// @param hash the hash function
/// @param plus whether the client chose the `-PLUS` mechanism
/// @param plusAdvertised whether any `-PLUS` mechanism was offered on this stream: a client that then says it believes
/// otherwise (`y`) has been lied to by someone in between, RFC 5802 section 6
/// @param bindings what this connection can be bound to
public record ScramServer(ScramHash hash, boolean plus, boolean plusAdvertised, List<ChannelBinding> bindings) {
    /// The most bytes a client's message may have.
    public static final int MAX_MESSAGE_BYTES = 4_096;
    /// The most characters of a client's nonce, and of a user name as it is sent.
    public static final int MAX_NONCE_LENGTH = 256;
    static final int MAX_NAME_LENGTH = 1_023;

    public ScramServer {
        bindings = List.copyOf(bindings);
    }

    /// Reads `client-first-message`.
    public SaslStep first(byte[] message) {
        if (message.length > MAX_MESSAGE_BYTES) {
            return failure(SaslFailure.MALFORMED_REQUEST);
        }
        return Utf8.decode(message).flatMap(ClientFirst::parse).map(this::open)
                .orElseGet(() -> failure(SaslFailure.MALFORMED_REQUEST));
    }

    /// `server-final-message` of a sign-in that succeeded.
    public static byte[] success(byte[] serverSignature) {
        return ("v=" + SaslBase64.encode(serverSignature)).getBytes(StandardCharsets.US_ASCII);
    }

    private SaslStep open(ClientFirst first) {
        return switch (first.flag()) {
            case ClientFirst.Flag.NoBinding() ->
                plus ? notBound(BindingFault.CHANNEL_BINDING_NOT_SUPPORTED) : need(first, new byte[0]);
            case ClientFirst.Flag.ServerCannot() ->
                plus || plusAdvertised
                        ? notBound(BindingFault.SERVER_DOES_SUPPORT_CHANNEL_BINDING)
                        : need(first, new byte[0]);
            case ClientFirst.Flag.Binding(String type) -> bind(first, type);
        };
    }

    private SaslStep bind(ClientFirst first, String type) {
        if (!plus) {
            return notBound(BindingFault.CHANNEL_BINDING_NOT_SUPPORTED);
        }
        Optional<ChannelBinding> binding = bindings.stream().filter(b -> b.type().equals(type)).findFirst();
        return binding.map(b -> need(first, b.data()))
                .orElseGet(() -> notBound(BindingFault.UNSUPPORTED_CHANNEL_BINDING_TYPE));
    }

    private SaslStep need(ClientFirst first, byte[] bindingData) {
        var opening = new ScramOpening(hash, first.gs2Header(), first.bare(), first.nonce(), bindingData);
        return new SaslStep.NeedSalt(first.username(), first.authzid(), opening);
    }

    private static SaslStep notBound(BindingFault fault) {
        return new SaslStep.NotBound(fault);
    }

    private static SaslStep failure(SaslFailure failure) {
        return new SaslStep.Failure(failure);
    }
}
