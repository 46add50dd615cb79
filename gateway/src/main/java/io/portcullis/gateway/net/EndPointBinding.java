package io.portcullis.gateway.net;

import io.portcullis.protocol.sasl.ChannelBinding;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// RFC 5929 section 4.1: the certificate, hashed with its signature's hash, or with SHA-256 where that is MD5 or
/// SHA-1. Signatures without a hash of their own (Ed25519) have no such binding.
final class EndPointBinding {
    private static final Pattern HASH_WITH = Pattern.compile("(MD5|SHA-?\\d+)(/\\d+)?WITH.*");

    private EndPointBinding() {}

    static Optional<ChannelBinding> of(X509Certificate certificate) {
        try {
            Optional<String> hash = hash(certificate);
            if (hash.isEmpty()) {
                return Optional.empty();
            }
            byte[] digest = MessageDigest.getInstance(hash.get()).digest(certificate.getEncoded());
            return Optional.of(new ChannelBinding(ChannelBinding.TLS_SERVER_END_POINT, digest));
        } catch (GeneralSecurityException unknownAlgorithm) {
            return Optional.empty();
        }
    }

    private static Optional<String> hash(X509Certificate certificate) throws GeneralSecurityException {
        String signature = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        if (signature.equals("RSASSA-PSS")) {
            return pssHash(certificate).map(EndPointBinding::strong);
        }
        Matcher matcher = HASH_WITH.matcher(signature);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String name = matcher.group(1).replaceFirst("SHA-?", "SHA-");
        return Optional.of(strong(name));
    }

    private static Optional<String> pssHash(X509Certificate certificate) throws GeneralSecurityException {
        byte[] encoded = certificate.getSigAlgParams();
        if (encoded == null) {
            return Optional.of("SHA-1");
        }
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
        try {
            parameters.init(encoded);
        } catch (java.io.IOException malformed) {
            return Optional.empty();
        }
        return Optional.of(parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm());
    }

    private static String strong(String hash) {
        return hash.equals("MD5") || hash.equals("SHA-1") ? "SHA-256" : hash;
    }
}
