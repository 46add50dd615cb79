package io.portcullis.gateway.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// A chat client from Debian or npm, driven by its script in `src/test/interop`: it reads one JSON object and prints one a
/// line.
enum ScriptedClient {
    SLIXMPP("/usr/bin/python3", "/usr/lib/python3/dist-packages/slixmpp/__init__.py",
            "apt-get install python3-slixmpp", "chat.py"),
    XMPP_JS(node(), node(), "apt-get install nodejs npm", "chat.mjs");

    private static final Path SCRIPTS = Path.of("src", "test", "interop").toAbsolutePath();
    private static final Path NPM_HOME = Path.of("target", "interop").toAbsolutePath();

    private final String program;
    private final String evidence;
    private final String installedBy;
    private final String script;

    ScriptedClient(String program, String evidence, String installedBy, String script) {
        this.program = program;
        this.evidence = evidence;
        this.installedBy = installedBy;
        this.script = script;
    }

    private static String node() {
        return List.of("/usr/bin/node", "/usr/local/bin/node").stream()
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst().orElse("/usr/bin/node");
    }

    /// A client under way.
    static final class Session {
        private final Process process;
        private final BufferedReader output;

        private Session(Process process) {
            this.process = process;
            this.output = new BufferedReader(
                    new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        }

        /// Waits for a line with `text`, and fails with all that came when the client ends without it.
        String await(String text) {
            StringBuilder seen = new StringBuilder();
            try {
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    seen.append(line).append('\n');
                    if (line.contains(text)) {
                        return line;
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            process.destroyForcibly();
            throw new AssertionError("no line with " + text + " in: " + seen);
        }

        /// How it ended: `online`, `received`, `refused`, `timeout`.
        String outcome() {
            String line = await("\"outcome\"");
            return JsonMapper.builder().build().readTree(line.substring(line.indexOf('{'))).get("outcome").asString();
        }
    }

    /// Starts the client; skips the test where it is not installed.
    Session start(StartedServer server, String user, String password, Map<String, Object> task) {
        Programs.need(program, installedBy);
        Programs.needFile(evidence, installedBy);
        if (this == XMPP_JS) {
            installFromNpm();
        }
        Map<String, Object> whole = new HashMap<>(Map.of("jid", user + "@" + StartedServer.DOMAIN, "username", user,
                "domain", StartedServer.DOMAIN, "password", password, "host", "127.0.0.1", "port", server.xmppPort));
        whole.putAll(task);
        Path home = this == XMPP_JS ? NPM_HOME : SCRIPTS;
        return new Session(Programs.start(
                List.of("/usr/bin/env", "NODE_TLS_REJECT_UNAUTHORIZED=0", program, home.resolve(script).toString()),
                JsonMapper.builder().build().writeValueAsString(whole)));
    }

    private static void installFromNpm() {
        try {
            Files.createDirectories(NPM_HOME);
            for (String file : List.of("package.json", "chat.mjs")) {
                Files.copy(SCRIPTS.resolve(file), NPM_HOME.resolve(file),
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!Files.isDirectory(NPM_HOME.resolve("node_modules/@xmpp/client"))) {
            var installed = Programs.run(List.of("/usr/bin/env", "npm", "install", "--no-audit", "--no-fund",
                    "--no-package-lock", "--prefix", NPM_HOME.toString()), "", 180);
            if (installed.exitCode() != 0) {
                throw new IllegalStateException("npm install failed: " + installed.output());
            }
        }
    }
}
