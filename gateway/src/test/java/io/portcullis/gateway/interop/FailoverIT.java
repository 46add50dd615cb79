package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.gateway.store.JournalDatabase;
import io.portcullis.gateway.store.TestPostgresql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two servers, one PostgreSQL: never at the same time, and what one has refused the next one refuses.
@Tag("slow")
class FailoverIT {
    private static final String END_SESSIONS = "select pg_terminate_backend(pid) from pg_stat_activity "
            + "where application_name like 'portcullis%' and datname = current_database()";

    @TempDir
    Path directory;

    private JournalDatabase.Postgresql database;
    private String[] settings;

    @BeforeEach
    void make() {
        database = TestPostgresql.emptyDatabase();
        settings = new String[] {"storage.kind=postgresql", "storage.url=" + database.url(),
            "storage.user=" + database.user(), "xmpp.channel-binding=false"};
    }

    private Path elsewhere(Path first) throws IOException {
        Path second = Files.createDirectory(directory.resolve("second"));
        Files.copy(first.resolve("keys"), second.resolve("keys"), StandardCopyOption.COPY_ATTRIBUTES);
        return second;
    }

    private static String attempt(StartedServer server, String mechanism, String name, String password)
            throws IOException {
        try (RawXmpp stream = RawXmpp.startTls(server.xmppPort, "TLSv1.3")) {
            stream.openStream();
            stream.mechanisms();
            return new RawSasl(stream, mechanism).signIn(name, password);
        }
    }

    @Test
    void afterFailover_whatWasRefusedIsRefused_andNothingAcknowledgedIsLost() throws Exception {
        StartedServer first = StartedServer.start(directory.resolve("first"), settings);
        String revoked;
        String kept;
        try {
            kept = first.appPassword("alice", "--scope", "xmpp,sip").password();
            StartedServer.AppPassword gone = first.appPassword("alice", "--scope", "xmpp,sip");
            revoked = gone.password();
            assertThat(attempt(first, "SCRAM-SHA-256", "alice", revoked)).startsWith("<success");
            first.run("", "app-password", "revoke", "alice", gone.id());
            try (RawXmpp alice = RawXmpp.bound(first, "alice", kept)) {
                alice.write("<enable xmlns='urn:xmpp:sm:3'/>");
                alice.readTo("<enabled xmlns='urn:xmpp:sm:3'/>");
                alice.write("<message to='bob@localhost' type='chat' id='m1'><body>before</body></message>"
                        + "<r xmlns='urn:xmpp:sm:3'/>");
                alice.readTo("<a xmlns='urn:xmpp:sm:3' h='1'/>");
            }
        } finally {
            first.kill();
        }
        try (StartedServer second = StartedServer.again(elsewhere(first.data()), settings)) {
            for (String mechanism : new String[] {"PLAIN", "SCRAM-SHA-1", "SCRAM-SHA-256", "SCRAM-SHA-512"}) {
                assertThat(attempt(second, mechanism, "alice", StartedServer.ALICE_PRIMARY)).as(mechanism)
                        .contains("<not-authorized");
                assertThat(attempt(second, mechanism, "alice", revoked)).as(mechanism).contains("<not-authorized");
                assertThat(attempt(second, mechanism, "alice", kept)).as(mechanism).startsWith("<success");
            }
            try (RawXmpp bob = RawXmpp.bound(second, "bob", StartedServer.BOB_PASSWORD)) {
                bob.write("<presence/>");
                assertThat(bob.readTo("</message>")).contains("<body>before</body>");
            }
        }
    }

    @Test
    void secondServer_whileTheFirstRuns_isRefused_andSoIsACommandElsewhere() throws Exception {
        try (StartedServer first = StartedServer.start(directory.resolve("first"), settings)) {
            Path second = elsewhere(first.data());
            assertThatThrownBy(() -> StartedServer.again(second, settings).close())
                    .hasMessageContaining("the database open");
            assertThat(first.run("", "account", "list")).contains("alice");
        }
    }

    /// PostgreSQL was told to end the session that keeps the lock, and somebody else was faster to take it.
    @Test
    void server_whoseDatabaseAnotherTook_stops() throws Exception {
        try (Connection rival = DriverManager.getConnection(database.url(), database.user(), "unused");
                Statement statement = rival.createStatement()) {
            StartedServer server = StartedServer.start(directory.resolve("first"), settings);
            statement.execute(END_SESSIONS);
            statement.execute("select pg_advisory_lock(x'706f727463756c6c'::bigint)");

            assertThat(server.ends(30)).isTrue();
            assertThat(server.output()).contains("another server has taken the database over");
        }
    }

    @Test
    void server_whoseConnectionBroke_takesTheLockAgainAndGoesOn() throws Exception {
        try (Connection other = DriverManager.getConnection(database.url(), database.user(), "unused");
                Statement statement = other.createStatement();
                StartedServer server = StartedServer.start(directory.resolve("first"), settings)) {
            statement.execute(END_SESSIONS);
            assertThat(server.ends(6)).isFalse();
            try (var row = statement.executeQuery("select pg_try_advisory_lock(x'706f727463756c6c'::bigint)")) {
                row.next();
                assertThat(row.getBoolean(1)).isFalse();
            }
            assertThat(attempt(server, "SCRAM-SHA-256", "bob", StartedServer.BOB_PASSWORD)).startsWith("<success");
        }
    }
}
