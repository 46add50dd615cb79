package io.portcullis.auth.store;

import io.portcullis.auth.account.AccountName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The hash chain of the audit log: `hash(n) = SHA-256(hash(n - 1), n, at, account, kind, detail)`, texts with their
/// length before them, and 32 zero bytes before the first row. Whoever kept one hash elsewhere can tell whether
/// anything before it was changed.
public final class AuditChain {
    private static final String BEFORE_THE_FIRST = "00".repeat(32);
    private static final HexFormat HEX = HexFormat.of();

    private AuditChain() {}

    /// The hash that stands before row 1.
    public static String start() {
        return BEFORE_THE_FIRST;
    }

    /// The row that follows the one numbered `seq - 1` with hash `previous`.
    public static AuditRow next(String previous, long seq, AuditEntry entry) {
        MessageDigest sha256 = sha256();
        sha256.update(HEX.parseHex(previous));
        sha256.update(ByteBuffer.allocate(16).putLong(seq).putLong(entry.at().toEpochMilli()).flip());
        update(sha256, entry.account().map(AccountName::value).orElse(""));
        update(sha256, entry.kind());
        update(sha256, entry.detail());
        return new AuditRow(seq, entry, HEX.formatHex(sha256.digest()));
    }

    private static void update(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
