package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// No path on the account pages is longer than `gateway/docs/paths.md` says: measured in a real browser, in a window as small as a
/// phone's and in a large one.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PathsIT {
    private static final Logger LOG = LoggerFactory.getLogger(PathsIT.class);

    @TempDir
    static Path directory;

    private final PathRecord record = PathRecord.read();
    private Postbox postbox;
    private StartedServer server;
    private Https https;
    private PathWalks walks;

    @BeforeAll
    void start() {
        Chromium.need();
        Linphone.need();
        postbox = new Postbox();
        server = StartedServer.start(directory.resolve("data"), postbox.settings());
        https = Https.to(server);
        walks = new PathWalks(server, https, postbox, directory);
    }

    @AfterAll
    void stop() {
        https.close();
        server.close();
        postbox.close();
    }

    List<AccountPath> paths() {
        return List.of(
                new AccountPath("invitation to chat on the same device", true, walks::invitation),
                new AccountPath("invitation to chat, without script", false, walks::invitation),
                new AccountPath("another device by its camera", true, walks::camera),
                new AccountPath("another device by its camera, without script", false, walks::camera),
                new AccountPath("calls added to a phone that has chat", true, walks::calls),
                new AccountPath("calls added, without script", false, walks::calls),
                new AccountPath("two-step on, with a passkey", true, walks::twoStepOn),
                new AccountPath("two-step on, with an app, without script", false, walks::twoStepOn),
                new AccountPath("sign in, with a passkey", true, walks::signInWithPasskey),
                new AccountPath("sign in, with a code", true, walks::signInWithDigits),
                new AccountPath("sign in, with a code, without script", false, walks::signInWithDigits),
                new AccountPath("phone lost", true, walks::phoneLost),
                new AccountPath("phone lost, without script", false, walks::phoneLost),
                new AccountPath("was that me? from a mail", true, walks::strangerByMail),
                new AccountPath("was that me? from a mail, without script", false, walks::strangerByMail),
                new AccountPath("was that me? from the log", true, walks::strangerByLog),
                new AccountPath("was that me? from the log, without script", false, walks::strangerByLog),
                new AccountPath("a while after sign-in, with a passkey: added", true, walks::laterWithPasskey),
                new AccountPath("a while after sign-in, with a code: added", true, walks::laterWithDigits),
                new AccountPath("a while after sign-in, without script: added", false, walks::laterWithDigits));
    }

    @Test
    void record_hasARowForEachPathAndNoOther() {
        assertThat(record.titles()).containsExactlyElementsOf(paths().stream().map(AccountPath::title).toList());
    }

    @ParameterizedTest
    @MethodSource("paths")
    void path_isNoLongerThanItsRow(AccountPath path) throws Exception {
        Map<PathScreen, Effort> measured = new EnumMap<>(PathScreen.class);
        for (PathScreen screen : PathScreen.values()) {
            measured.put(screen, measure(path, screen));
        }
        String row = PathRecord.row(path.title(), measured);
        if (!record.says(path.title(), measured)) {
            LOG.warn("measured: {}", row);
        }
        assertThat(record.longer(path.title(), measured)).as("measured: %s", row).isEmpty();
    }

    private Effort measure(AccountPath path, PathScreen screen) throws Exception {
        try (Chromium browser = Chromium.at(server, "en", false)) {
            browser.plugInAuthenticator();
            PathSteps steps = new PathSteps(browser, screen, path.script());
            path.walk().take(steps);
            return steps.effort();
        }
    }
}
