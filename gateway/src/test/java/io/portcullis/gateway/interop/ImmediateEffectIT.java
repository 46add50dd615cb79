package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.portcullis.auth.secret.Secret;
import io.portcullis.gateway.admin.AdminItem;
import io.portcullis.gateway.admin.AdminRequest;
import io.portcullis.gateway.admin.api.SocketOperations;
import io.portcullis.gateway.config.DataDirectory;
import io.portcullis.gateway.interop.OpenedAccess.Kind;
import io.portcullis.gateway.interop.OpenedAccess.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Cause by effect, as one table: whatever an account holds open, each thing that can happen to it ends what it must within a
/// second, and leaves the rest alone.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImmediateEffectIT {
    private static final String PRIMARY = "the primary password of all of them";
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration LIFE = Duration.ofSeconds(8);
    private static final Set<Kind> ALL = EnumSet.allOf(Kind.class);
    private static final Set<Kind> OF_PRIMARY = EnumSet.of(Kind.STREAM_OF_PRIMARY, Kind.RESUMPTION_OF_PRIMARY,
            Kind.BINDING_OF_PRIMARY, Kind.CALL_OF_PRIMARY);
    private static final Set<Kind> OF_APP = EnumSet.of(Kind.STREAM_OF_APP, Kind.RESUMPTION_OF_APP, Kind.BINDING_OF_APP,
            Kind.CALL_OF_APP);

    /// What happens, and what it ends.
    enum Cause {
        TWO_STEP_ON,
        REVOKED,
        REVOKED_ALL,
        EXPIRED,
        PASSWORD_CHANGED,
        SUSPENDED,
        REMOVED,
        RESUMED_WITHOUT_BEING_SUSPENDED,
        APP_PASSWORD_ADDED,
        PUT_INTO_A_GROUP,
        RULE_ENFORCED_FOR_THE_GROUP,
        KEYS_ROTATED;

        Set<Kind> ends() {
            return switch (this) {
                case TWO_STEP_ON -> and(OF_PRIMARY, Kind.PAGE_SESSION, Kind.SET_UP_LINK);
                case REVOKED -> and(OF_APP, Kind.SET_UP_LINK);
                case EXPIRED -> OF_APP;
                case REVOKED_ALL -> and(OF_APP, Kind.STREAM_OF_OTHER, Kind.SET_UP_LINK);
                case PASSWORD_CHANGED, SUSPENDED, REMOVED -> ALL;
                case RESUMED_WITHOUT_BEING_SUSPENDED, APP_PASSWORD_ADDED, PUT_INTO_A_GROUP, RULE_ENFORCED_FOR_THE_GROUP,
                        KEYS_ROTATED ->
                    Set.of();
            };
        }

        private static Set<Kind> and(Set<Kind> some, Kind... more) {
            Set<Kind> all = EnumSet.copyOf(some);
            all.addAll(List.of(more));
            return all;
        }

        boolean leaves(Kind kind) {
            return !ends().contains(kind);
        }
    }

    @TempDir
    static Path directory;

    private StartedServer server;
    private Https https;
    private SocketOperations operator;
    private CalledPhone peer;

    @BeforeAll
    void start() throws IOException {
        server = StartedServer.start(directory.resolve("data"), "login.primary-on-phones=true");
        https = Https.to(server);
        peer = CalledPhone.registered(server);
        operator = SocketOperations.connect(new DataDirectory(server.data()), "a test").orElseThrow();
    }

    @AfterAll
    void stop() throws IOException {
        peer.close();
        operator.close();
        https.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void cause_endsWhatItMustAndNothingElse(Cause cause) throws IOException {
        String name = "of-" + cause.name().toLowerCase(Locale.ROOT).replace('_', '-');
        ask(new AdminRequest.AddAccount(name, Optional.of(Secret.of(PRIMARY))));
        Optional<Instant> expires = cause == Cause.EXPIRED ? Optional.of(Instant.now().plus(LIFE)) : Optional.empty();
        AdminItem.NewAppPasswordItem app = appPassword(name, expires);
        AdminItem.NewAppPasswordItem other = appPassword(name, Optional.empty());
        Secrets secrets = new Secrets(PRIMARY, text(app), text(other));
        try (OpenedAccess access = OpenedAccess.open(server, https, name, secrets, peer)) {
            assertThat(resumable()).isEqualTo(2);
            assertThat(bindings()).isEqualTo(2);
            assertThat(calls()).isEqualTo(2);

            happen(cause, name, app.id(), expires);

            check(cause, access);
            if (cause.leaves(Kind.STREAM_OF_OTHER)) {
                assertThat(access.named(registered(name, secrets.other()))).as("bindings that are left")
                        .isEqualTo(left(cause, OpenedAccess.BINDINGS));
            }
        } finally {
            removeAll(cause, name);
        }
    }

    private void check(Cause cause, OpenedAccess access) throws IOException {
        for (Kind stream : OpenedAccess.streams()) {
            if (cause.ends().contains(stream)) {
                access.assertClosed(stream);
            }
        }
        await().atMost(A_SECOND).untilAsserted(() -> {
            assertThat(resumable()).as("resumptions").isEqualTo(left(cause, OpenedAccess.RESUMPTIONS).size());
            assertThat(bindings()).as("bindings").isEqualTo(left(cause, OpenedAccess.BINDINGS).size());
            assertThat(calls()).as("calls").isEqualTo(left(cause, OpenedAccess.CALLS).size());
        });
        for (Kind call : OpenedAccess.CALLS) {
            if (cause.ends().contains(call)) {
                access.assertHungUp(call);
            }
        }
        assertThat(access.signedInAtThePages()).as("page session")
                .isEqualTo(cause.leaves(Kind.PAGE_SESSION));
        for (Kind stream : OpenedAccess.streams()) {
            if (cause.leaves(stream)) {
                access.assertOpen(stream);
            }
        }
        assertThat(access.isSetUpByTheLink()).as("set-up link").isEqualTo(cause.leaves(Kind.SET_UP_LINK));
    }

    private static Set<Kind> left(Cause cause, Set<Kind> of) {
        Set<Kind> left = EnumSet.copyOf(of);
        left.removeAll(cause.ends());
        return left;
    }

    private void happen(Cause cause, String name, String app, Optional<Instant> expires) {
        String group = "tested";
        switch (cause) {
            case TWO_STEP_ON -> ask(new AdminRequest.TurnTwoStepOn(name));
            case REVOKED -> ask(new AdminRequest.RevokeAppPassword(name, app));
            case REVOKED_ALL -> ask(new AdminRequest.RevokeAllAppPasswords(name));
            case EXPIRED ->
                await().atMost(LIFE.plus(A_SECOND)).until(() -> Instant.now().isAfter(expires.orElseThrow()));
            case PASSWORD_CHANGED -> ask(new AdminRequest.SetPassword(name, Secret.of(PRIMARY)));
            case SUSPENDED -> ask(new AdminRequest.SuspendAccount(name));
            case REMOVED -> ask(new AdminRequest.RemoveAccount(name));
            case RESUMED_WITHOUT_BEING_SUSPENDED -> ask(new AdminRequest.ResumeAccount(name));
            case APP_PASSWORD_ADDED -> appPassword(name, Optional.empty());
            case PUT_INTO_A_GROUP -> ask(new AdminRequest.SetGroup(name, group));
            case RULE_ENFORCED_FOR_THE_GROUP -> {
                ask(new AdminRequest.SetGroup(name, group));
                ask(new AdminRequest.SetGroupRollout(group, "enforce", 100, List.of()));
            }
            case KEYS_ROTATED -> ask(new AdminRequest.RotateKeys(false));
        }
    }

    private void removeAll(Cause cause, String name) {
        if (cause != Cause.REMOVED) {
            ask(new AdminRequest.RemoveAccount(name));
        }
        await().atMost(A_SECOND).untilAsserted(() -> assertThat(resumable() + bindings() + calls()).isZero());
    }

    private AdminItem.NewAppPasswordItem appPassword(String name, Optional<Instant> expires) {
        return (AdminItem.NewAppPasswordItem) ask(new AdminRequest.CreateAppPassword(name, "a device",
                List.of("xmpp", "sip"), false, expires, List.of(), 0)).getFirst();
    }

    private static String text(AdminItem.NewAppPasswordItem made) {
        return new String(made.password().chars());
    }

    private List<AdminItem> ask(AdminRequest request) {
        List<AdminItem> items = new ArrayList<>();
        operator.perform(request, items::add);
        return items;
    }

    private String registered(String name, String password) throws IOException {
        try (RawSip phone = RawSip.open("TCP", server)) {
            String answer = phone.request("REGISTER", name, name, password, "SHA-256");
            assertThat(answer).startsWith("SIP/2.0 200");
            return answer;
        }
    }

    private double resumable() {
        return Metrics.read(server).value("portcullis_xmpp_sessions_resumable");
    }

    /// Without the one of the phone that is called.
    private double bindings() {
        return Metrics.read(server).value("portcullis_sip_bindings") - 1;
    }

    private double calls() {
        return Metrics.read(server).value("portcullis_sip_dialogs");
    }
}
