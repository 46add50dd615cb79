package io.portcullis.auth.store;

import static io.portcullis.auth.store.Fixtures.ALICE;
import static io.portcullis.auth.store.Fixtures.NOW;
import static io.portcullis.auth.store.Fixtures.account;
import static io.portcullis.auth.store.Fixtures.adding;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.LastUse;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.login.UsageStore.Usage;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the stores promise of last uses.
public interface UsageStoreContract extends StoresContract {
    private void createAccount() {
        assertThat(stores().accounts().create(List.of(account(ALICE, false, adding(ALICE, "a1"))))).isPresent();
    }

    private Optional<LastUse> lastUse() {
        return stores().accounts().load(ALICE).orElseThrow().appPasswords().getFirst().appPassword().lastUse();
    }

    private static Usage usage(String id, Instant at, String address, String client) {
        return new Usage(ALICE, new AppPasswordId(id),
                new LastUse(at, InetAddress.ofLiteral(address), client, Scope.SIP));
    }

    @Test
    default void record_use_isShownAndKeepsVersion() {
        createAccount();
        Usage used = usage("a1", NOW, "2001:db8::1", "Linphone/5.2");

        stores().usages().record(List.of(used));

        assertThat(lastUse()).contains(used.use());
        assertThat(stores().accounts().version(ALICE)).hasValue(1);
    }

    @Test
    default void record_olderUse_doesNotReplaceNewer() {
        createAccount();
        Usage newer = usage("a1", NOW, "192.0.2.1", "new");

        stores().usages().record(List.of(newer));
        stores().usages().record(List.of(usage("a1", NOW.minusMillis(1), "192.0.2.2", "old")));

        assertThat(lastUse()).contains(newer.use());
    }

    @Test
    default void record_idThatIsGone_isSkipped() {
        createAccount();
        Usage there = usage("a1", NOW, "192.0.2.1", "there");

        stores().usages().record(List.of(usage("gone", NOW, "192.0.2.2", "gone"), there));

        assertThat(lastUse()).contains(there.use());
    }

    @Test
    default void record_hostileClientText_isCutAndCleaned() {
        createAccount();
        String hostile = "a\u0000b\u0007\ud800'; drop table account; --" + "x".repeat(10_000);

        stores().usages().record(List.of(usage("a1", NOW, "192.0.2.1", hostile)));

        String stored = lastUse().orElseThrow().client();
        assertThat(stored).startsWith("a\ufffdb\ufffd\ufffd'; drop table account; --xxx").hasSize(128);
    }

    @Test
    default void record_nothing_isNothing() {
        createAccount();
        stores().usages().record(List.of());

        assertThat(lastUse()).isEmpty();
    }
}
