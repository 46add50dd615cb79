package io.portcullis.gateway.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.Cidr;
import io.portcullis.auth.apppassword.NewAppPassword;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.login.LoginObserver;
import io.portcullis.auth.module.AuthModule;
import io.portcullis.auth.module.AuthSettings;
import io.portcullis.auth.secret.KeyRing;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.store.jdbc.DatabaseSettings;
import io.portcullis.gateway.xmpp.session.ClientsAnswer;
import io.portcullis.gateway.xmpp.session.KnownClient;
import io.portcullis.gateway.xmpp.session.KnownClient.Permission;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientAccessTest {
    private static final AccountName ALICE = new AccountName("alice");
    private static final Optional<AppPasswordId> PRIMARY = Optional.empty();

    @TempDir
    Path directory = Path.of("");

    private AuthModule auth;
    private ClientAccess access;
    private AppPassword phone;

    @BeforeEach
    void open() {
        KeyRing keys = KeyRing.create(directory.resolve("keys"), new SecureRandom());
        auth = AuthModule.open(
                AuthSettings.defaults(new DatabaseSettings.Sqlite(directory.resolve("a.db"), 2), "example.org"),
                new AuthModule.Surroundings(keys, LoginObserver.none(), Clock.systemUTC(), new SecureRandom()));
        auth.accounts().create(ALICE, Optional.of(Secret.of("correct horse")));
        phone = made("Phone", Optional.empty(), List.of());
        access = new ClientAccess(auth.accounts(), auth.appPasswords(), auth.fastTokens());
    }

    @AfterEach
    void close() {
        auth.close();
    }

    private AppPassword made(String label, Optional<Instant> expires, List<Cidr> networks) {
        return auth.appPasswords()
                .create(ALICE, new NewAppPassword(label, Set.of(Scope.XMPP), false, expires, networks, 16))
                .appPassword();
    }

    private List<KnownClient> seenBy(Optional<AppPasswordId> asker) {
        return ((ClientsAnswer.Listed) access.list(ALICE, asker, Set.of(asker))).clients();
    }

    private static List<String> ids(List<KnownClient> clients) {
        return clients.stream().map(KnownClient::id).toList();
    }

    @Test
    void list_withoutTwoStep_hasThePrimaryPasswordToo() {
        List<KnownClient> seen = seenBy(PRIMARY);

        assertThat(ids(seen)).containsExactly("primary", phone.id().value());
        assertThat(seen.getFirst().permission()).isEqualTo(Permission.UNRESTRICTED);
        assertThat(seen.getFirst().connected()).isTrue();
        assertThat(seen.getLast().connected()).isFalse();
        assertThat(seen.getLast().device()).isEqualTo("Phone");
    }

    @Test
    void list_withTwoStep_hasAppPasswordsOnly() {
        auth.accounts().setTwoStep(ALICE, true);

        assertThat(ids(seenBy(Optional.of(phone.id())))).containsExactly(phone.id().value());
        assertThat(access.revoke(ALICE, Optional.of(phone.id()), "primary")).isEqualTo(new ClientsAnswer.Unknown());
    }

    @Test
    void revoke_another_endsIt() {
        AppPassword tablet = made("Tablet", Optional.empty(), List.of());

        assertThat(access.revoke(ALICE, Optional.of(phone.id()), tablet.id().value()))
                .isEqualTo(new ClientsAnswer.Revoked());
        assertThat(access.revoke(ALICE, Optional.of(phone.id()), tablet.id().value()))
                .isEqualTo(new ClientsAnswer.Unknown());
        assertThat(access.revoke(ALICE, Optional.of(phone.id()), "../x")).isEqualTo(new ClientsAnswer.Unknown());
        assertThat(auth.appPasswords().list(ALICE)).extracting(AppPassword::id).containsExactly(phone.id());
    }

    @Test
    void revoke_primaryWhereItOpens_needsANewPassword() {
        assertThat(access.revoke(ALICE, PRIMARY, "primary")).isEqualTo(new ClientsAnswer.PasswordResetRequired());
    }

    @Test
    void guest_seesAndEndsItselfOnly() {
        AppPassword brief = made("Brief", Optional.of(Instant.now().plus(Duration.ofDays(1))), List.of());
        AppPassword bounded = made("Office", Optional.empty(), List.of(Cidr.parse("192.0.2.0/24").orElseThrow()));

        for (AppPassword guest : List.of(brief, bounded)) {
            Optional<AppPasswordId> asker = Optional.of(guest.id());
            assertThat(ids(seenBy(asker))).containsExactly(guest.id().value());
            assertThat(seenBy(asker).getFirst().permission()).isEqualTo(Permission.RESTRICTED);
            assertThat(access.revoke(ALICE, asker, phone.id().value())).isEqualTo(new ClientsAnswer.Forbidden());
            assertThat(access.revoke(ALICE, asker, "primary")).isEqualTo(new ClientsAnswer.Forbidden());
            assertThat(access.revoke(ALICE, asker, guest.id().value())).isEqualTo(new ClientsAnswer.Revoked());
        }
        assertThat(auth.appPasswords().list(ALICE)).hasSize(1);
    }

    @Test
    void revoke_byOneThatIsRevokedItself_isForbidden() {
        AppPassword tablet = made("Tablet", Optional.empty(), List.of());
        auth.appPasswords().revoke(ALICE, tablet.id());

        assertThat(access.revoke(ALICE, Optional.of(tablet.id()), phone.id().value()))
                .isEqualTo(new ClientsAnswer.Forbidden());
        assertThat(seenBy(Optional.of(tablet.id()))).isEmpty();
    }
}
