package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.gateway.web.ScannedCode;
import io.portcullis.gateway.web.Visitor;
import io.portcullis.gateway.web.Visitor.Reply;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What is left in the heap of a started server of the secrets that its pages showed: the one copy that is kept until its owner is
/// done, and nothing after that. The heap is looked at as it is, with all that was thrown away and not overwritten.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShownOnceIT {
    @TempDir
    static Path directory;

    private StartedServer server;
    private Https https;
    private Visitor bob;

    @BeforeAll
    void start() {
        server = StartedServer.start(directory.resolve("data"));
        https = Https.to(server);
        bob = https.visitor();
        assertThat(bob.signIn("bob", StartedServer.BOB_PASSWORD).body()).contains("Your account");
    }

    @AfterAll
    void stop() {
        https.close();
        server.close();
    }

    /// @param once what may be there once
    /// @param gone what must not be there
    private void assertLeft(List<String> once, List<String> gone) {
        List<String> all = new ArrayList<>(once);
        all.addAll(gone);
        all.add("localhost");
        Map<String, Integer> counts = HeapDump.of(server.pid(), directory.resolve("heap.hprof")).counts(all);
        assertThat(counts.get("localhost")).as("what is no secret").isPositive();
        assertThat(once).allSatisfy(secret -> assertThat(counts.get(secret)).isLessThanOrEqualTo(1));
        assertThat(gone).allSatisfy(secret -> assertThat(counts.get(secret)).isZero());
    }

    /// A piece that is too long to be there by chance.
    private static String middle(String path) {
        return path.substring(path.length() / 2, path.length() / 2 + 60);
    }

    private Reply added(String kind) {
        bob.open("/add-device");
        bob.submit("/add-device", "kind", kind, "label", "Bob's telephone");
        return bob.open("/add-device/new");
    }

    @Test
    void appPassword_scanned_isInTheHeapOnceAndAfterDoneNotAtAll() {
        Reply shown = added("conversations");
        String password = shown.facts().get(1);
        assertThat(ScannedCode.in(shown.body())).contains("\"" + password + "\"");
        String path = shown.find("<path d=\"([^\"]+)\"");

        assertLeft(List.of(password), List.of(password.replace("-", ""), middle(path)));

        bob.submit("/add-device/new");
        assertLeft(List.of(), List.of(password));
    }

    @Test
    void appPassword_ofAPhone_isInTheHeapOnceAndAfterDoneNotAtAll() {
        String password = added("older").facts().get(1);

        assertLeft(List.of(password), List.of(password.replace("-", "")));

        bob.submit("/add-device/new");
        assertLeft(List.of(), List.of(password));
    }

    @Test
    void setUpLink_isInTheHeapOnceAndAfterDoneNotAtAll() {
        Reply shown = added("linphone");
        String link = shown.facts().getFirst();
        assertThat(ScannedCode.in(shown.body())).isEqualTo(link);
        String token = link.substring(link.lastIndexOf('/') + 1);

        assertLeft(List.of(token), List.of());

        bob.submit("/add-device/new");
        assertLeft(List.of(), List.of(token));
    }

    @Test
    void codesAndKeysOfTheSecondStep_areInTheHeapOnceAndAfterDoneNotAtAll() {
        Reply app = bob.open("/two-step/app");
        List<String> secrets = new ArrayList<>(app.facts());
        Reply key = bob.open("/two-step/recovery-key");
        secrets.add(key.find("class=\"key\"><code>([^<]+)<"));
        bob.open("/two-step/codes");
        Reply codes = bob.submit("/two-step/codes");
        Pattern.compile("<li><code>([^<]+)<").matcher(codes.body()).results().map(found -> found.group(1))
                .forEach(secrets::add);
        assertThat(secrets).hasSize(12);

        assertLeft(secrets, List.of(middle(app.find("<path d=\"([^\"]+)\""))));

        bob.submit("/two-step/codes/new");
        assertLeft(secrets.subList(0, 2), secrets.subList(2, 12));
    }
}
