package io.portcullis.protocol.sasl;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/// What the server has advertised on a stream, for XEP-0474: SCRAM covers a hash of it, so a client notices when somebody in
/// between has shortened it.
///
/// @param mechanisms of the profile that the client signs in by
/// @param bindingTypes those of XEP-0440; none where that was not advertised
public record AdvertisedLists(List<String> mechanisms, List<String> bindingTypes) {
    private static final String BETWEEN = "\u001e";
    private static final String BEFORE_BINDINGS = "\u001f";

    public AdvertisedLists {
        mechanisms = mechanisms.stream().sorted().toList();
        bindingTypes = bindingTypes.stream().sorted().toList();
    }

    /// The attribute of `server-first-message`: `h=` and the hash in base64. XEP-0474 section 5.1.
    String attribute(ScramHash hash) {
        String text = String.join(BETWEEN, mechanisms)
                + (bindingTypes.isEmpty() ? "" : BEFORE_BINDINGS + String.join(BETWEEN, bindingTypes));
        try {
            byte[] hashed = MessageDigest.getInstance(hash.digestName()).digest(text.getBytes(US_ASCII));
            return "h=" + SaslBase64.encode(hashed);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
