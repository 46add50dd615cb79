package io.portcullis.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.secret.KeyRing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"quickstart", "run", "check-config", "account", "app-password", "keys", "version",
        "completion",
        "account add", "account list", "account show", "account suspend", "account resume", "account remove",
        "account set-password", "account invite", "account invitations", "account uninvite", "account two-step",
        "account generate", "app-password create", "app-password list",
        "app-password revoke", "app-password revoke-all", "keys rotate",
        "rollout", "rollout status", "rollout set", "rollout preview"})
    void help_everyCommand_isPrinted(String command) {
        CommandRun help = CommandRun.of((command + " --help").split(" "));

        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("Usage: portcullis " + command).contains("Exit codes:");
    }

    @Test
    void completion_bash_namesEveryCommand() {
        assertThat(CommandRun.of("completion", "bash").out()).contains("app-password", "revoke-all", "--older-phone",
                "check-config", "complete -F");
    }

    @Test
    void version_isPrinted() {
        assertThat(CommandRun.of("version").out()).isEqualTo("portcullis development" + System.lineSeparator());
        assertThat(CommandRun.of("--version").out()).startsWith("portcullis ");
    }

    @Test
    void checkConfig_wrong_printsAllAndExits3() {
        CommandRun run = CommandRun.of("check-config", "--data", directory.toString(), "--set",
                "listeners.sip.port=-1", "--set", "colour=red");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("--set: listeners.sip.port: -1 (expected: 0-65535)",
                "--set: colour: unknown key");
    }

    @Test
    void checkConfig_right_saysSo() throws IOException {
        Files.writeString(directory.resolve("portcullis.toml"), "domain = \"example.org\"\n");

        assertThat(CommandRun.of("check-config", "--data", directory.toString()).code()).isZero();
        Files.writeString(directory.resolve("portcullis.toml"), "domain = \"EXAMPLE\"\n");
        assertThat(CommandRun.of("check-config", "--data", directory.toString()).code()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts", "account add", "account two-step alice maybe", "account generate x --output f",
        "app-password create alice --scope xmpp", "app-password create alice --label x",
        "account add alice --password p"})
    void wrongCommandLine_exits2(String command) {
        CommandRun run = CommandRun.of(command.split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isNotBlank();
    }

    @Test
    void account_noServerHere_exits4() {
        CommandRun run = CommandRun.of("account", "list", "--data", directory.resolve("none").toString());

        assertThat(run.code()).isEqualTo(4);
        assertThat(run.err()).contains("no key ring");
        assertThat(directory.resolve("none")).doesNotExist();
    }

    @Test
    void account_commands_workOnTheStores() throws IOException {
        String data = prepared();
        assertThat(
                CommandRun.with("pass word\r\nrest\n", "account", "add", "Ann", "--password-file", "-", "--data", data)
                        .out())
                .startsWith("ann  active  two-step off");
        Path file = Files.writeString(directory.resolve("p"), "another");
        assertThat(CommandRun.of("account", "set-password", "ann", "--password-file", file.toString(), "--data", data)
                .code()).isZero();
        assertThat(CommandRun.of("account", "two-step", "ann", "on", "--data", data, "--json").out())
                .contains("\"name\":\"ann\"", "\"twoStep\":true").doesNotContain("type");
        assertThat(CommandRun.of("account", "add", "ann", "--no-password", "--data", data).code()).isEqualTo(5);
        assertThat(CommandRun.of("account", "show", "bob", "--data", data).code()).isEqualTo(4);
        assertThat(CommandRun.of("account", "add", "b b", "--no-password", "--data", data).code()).isEqualTo(2);
        assertThat(CommandRun.of("account", "remove", "ann", "--data", data).code()).isZero();
    }

    @Test
    void account_invite_printsTheLinkOnce() {
        String data = prepared();

        assertThat(CommandRun.of("account", "invite", "ann", "--days", "3", "--data", data).out())
                .containsPattern(
                        "^link   https://localhost:8443/invitation\\?token=[A-Za-z0-9_-]{43}   .shown this once");
        assertThat(CommandRun.of("account", "invitations", "--data", data).out()).startsWith("ann  by link  since ")
                .doesNotContain("token=");
        assertThat(CommandRun.of("account", "invite", "bob", "--mail", "b@example.net", "--data", data).code())
                .as("no mail server").isEqualTo(5);
        assertThat(CommandRun.of("account", "uninvite", "ann", "--data", data).code()).isZero();
        assertThat(CommandRun.of("account", "uninvite", "ann", "--data", data).code()).isEqualTo(4);
        assertThat(CommandRun.of("account", "invitations", "--data", data).out()).isEmpty();
    }

    @Test
    void password_noTerminal_exits2() {
        CommandRun run = CommandRun.of("account", "add", "ann", "--data", prepared());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--password-file");
    }

    @Test
    void password_emptyOrTooLong_exits2() {
        assertThat(CommandRun.with("\n", "account", "add", "ann", "--password-file", "-", "--data", prepared()).code())
                .isEqualTo(2);
        assertThat(CommandRun.with("x".repeat(2_000), "account", "add", "ann", "--password-file", "-", "--data",
                directory.toString()).code()).isEqualTo(2);
    }

    @Test
    void appPassword_json_isIdAndPasswordOnly() {
        String data = prepared();
        assertThat(CommandRun.of("account", "add", "ann", "--no-password", "--data", data).code()).isZero();
        CommandRun made = CommandRun.of("app-password", "create", "ann", "--label", "a phone", "--scope", "xmpp,sip",
                "--older-phone", "--expires", "2999-01-31", "--network", "192.0.2.0/24", "--json", "--data", data);

        assertThat(made.out().strip())
                .matches("\\{\"id\":\"[a-z0-9]+\",\"password\":\"[a-z]{4}(-[a-z]{4}){3}\"}");
        assertThat(CommandRun.of("app-password", "list", "ann", "--data", data).out())
                .contains("xmpp,sip,older-phone", "\"a phone\"", "until 2999-01-31T00:00:00Z", "never used");
        assertThat(CommandRun.of("app-password", "create", "ann", "--label", "x", "--scope", "xmpp", "--expires",
                "soon", "--data", data).code()).isEqualTo(2);
        assertThat(CommandRun.of("app-password", "revoke-all", "ann", "--data", data).out()).startsWith("1 revoked");
    }

    @Test
    void generate_writesANewPrivateFile() throws IOException {
        String data = prepared();
        Path csv = directory.resolve("users.csv");
        assertThat(CommandRun
                .of("account", "generate", "3", "--prefix", "user", "--output", csv.toString(), "--data", data)
                .code()).isZero();

        assertThat(Files.readAllLines(csv)).hasSize(3).first().asString().matches("user1,[a-z]{4}(-[a-z]{4}){3}");
        assertThat(Files.getPosixFilePermissions(csv)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(
                CommandRun.of("account", "generate", "1", "--prefix", "u", "--output", csv.toString(), "--data", data)
                        .code())
                .isEqualTo(2);
    }

    @Test
    void keysRotate_saysWhatItDid() {
        assertThat(CommandRun.of("keys", "rotate", "--data", prepared()).out()).contains("seals from now on");
    }

    @Test
    void keyRing_gone_refuses() throws IOException {
        String data = prepared();
        assertThat(CommandRun.of("account", "add", "ann", "--no-password", "--data", data).code()).isZero();
        assertThat(CommandRun.of("app-password", "create", "ann", "--label", "x", "--scope", "xmpp", "--data", data)
                .code())
                .isZero();
        Files.delete(directory.resolve("keys"));

        CommandRun run = CommandRun.of("run", "--data", data);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("the key ring is missing");
        var _ = KeyRing.create(directory.resolve("keys"), new SecureRandom());
        assertThat(CommandRun.of("account", "list", "--data", data).code()).isEqualTo(1);
    }

    @Test
    void keyRing_configuredElsewhere_isHonouredByEveryCommand() throws IOException {
        Path ring = Files.createDirectory(directory.resolve("elsewhere")).resolve("ring");
        String data = Files.createDirectory(directory.resolve("data")).toString();
        String set = "keys.file=" + ring;
        assertThat(CommandRun.of("account", "list", "--data", data, "--set", set).err())
                .contains("no key ring at " + ring)
                .contains("keys.file=FILE");

        assertThat(CommandRun.of("run", "--data", data, "--set", set).err()).contains("starts no server");
        assertThat(ring).exists();
        assertThat(CommandRun.of("account", "add", "ann", "--no-password", "--data", data, "--set", set).code())
                .isZero();
        assertThat(CommandRun.of("keys", "rotate", "--data", data, "--set", set).out()).contains("seals from now on");
        assertThat(CommandRun.of("keys", "list", "--data", data, "--set", set).code()).isZero();
        assertThat(directory.resolve("data").resolve("keys")).doesNotExist();
        assertThat(CommandRun.of("run", "--data", data).err()).contains("the key ring is missing", "keys.file");
    }

    private String prepared() {
        var _ = KeyRing.create(directory.resolve("keys"), new SecureRandom());
        return directory.toString();
    }
}
