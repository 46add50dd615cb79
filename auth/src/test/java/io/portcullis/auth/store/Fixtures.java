package io.portcullis.auth.store;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.Cidr;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.secret.KeyId;
import io.portcullis.auth.secret.SaltAndIterations;
import io.portcullis.auth.secret.ScramMechanism;
import io.portcullis.auth.secret.ScramSalts;
import io.portcullis.auth.secret.SealContext;
import io.portcullis.auth.secret.Sealed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Values that the tests of stores share.
public final class Fixtures {
    public static final Instant NOW = Instant.parse("2026-11-24T10:15:30.123Z");
    public static final KeyId KEY = new KeyId("k1");
    public static final KeyId NEXT_KEY = new KeyId("k2");
    public static final AccountName ALICE = new AccountName("alice");
    public static final AccountName BOB = new AccountName("bob");

    private Fixtures() {}

    public static ScramSalts salts() {
        Map<ScramMechanism, SaltAndIterations> salts = new EnumMap<>(ScramMechanism.class);
        for (ScramMechanism mechanism : ScramMechanism.values()) {
            byte[] salt = ("salt of " + mechanism).getBytes(StandardCharsets.UTF_8);
            salts.put(mechanism, new SaltAndIterations(salt, 10_000 + mechanism.length()));
        }
        return new ScramSalts(salts);
    }

    public static NewAccount account(AccountName name, boolean twoStep, AccountWrite... writes) {
        return new NewAccount(name, twoStep, NOW, salts(), List.of(writes), List.of(entry(name, "AccountCreated")));
    }

    public static AuditEntry entry(AccountName name, String kind) {
        return new AuditEntry(NOW, Optional.of(name), kind, "by a test");
    }

    public static AccountChange change(AccountName name, long fromVersion, AccountWrite... writes) {
        return new AccountChange(name, fromVersion, List.of(writes), List.of(entry(name, "Changed")));
    }

    public static SealedCredential sealed(String id, KeyId key, String content) {
        return new SealedCredential(id, new Sealed(key, content.getBytes(StandardCharsets.UTF_8)));
    }

    public static AccountWrite primaryHash(String content) {
        return new AccountWrite.PutPrimary(sealed(SealContext.PRIMARY_HASH, KEY, content));
    }

    public static AccountWrite primaryVerifiers(String content) {
        return new AccountWrite.PutPrimary(sealed(SealContext.PRIMARY_VERIFIERS, KEY, content));
    }

    public static StoredAppPassword appPassword(AccountName name, String id, KeyId key) {
        AppPassword appPassword = new AppPassword(new AppPasswordId(id), name, "Phone of " + name, Set.of(Scope.SIP),
                false, NOW, Optional.empty(), List.of(), Optional.empty());
        return new StoredAppPassword(appPassword, sealed(id, key, "verifiers of " + id));
    }

    public static AccountWrite adding(AccountName name, String id) {
        return new AccountWrite.AddAppPassword(appPassword(name, id, KEY));
    }

    /// An app password with every field in use.
    public static StoredAppPassword fullAppPassword(AccountName name, String id) {
        List<Cidr> networks = List.of(Cidr.parse("192.0.2.0/24").orElseThrow(),
                Cidr.parse("2001:db8::/32").orElseThrow());
        AppPassword appPassword = new AppPassword(new AppPasswordId(id), name,
                "'); drop table account; -- <b>\"Ünï\u00a0😀</b> :name ? {x} ${y} \\", Set.of(Scope.XMPP, Scope.SIP),
                true, NOW,
                Optional.of(NOW.plusSeconds(60)), networks, Optional.empty());
        return new StoredAppPassword(appPassword, sealed(id, KEY, "\u0000binary\u00ff"));
    }
}
