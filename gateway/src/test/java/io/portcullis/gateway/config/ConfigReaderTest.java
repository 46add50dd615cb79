package io.portcullis.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {
    @TempDir
    Path directory;

    @Test
    void read_nothing_givesDefaults() {
        PortcullisConfig config = ConfigReader.defaults();

        assertThat(config.domain()).isEqualTo("localhost");
        assertThat(config.listeners().xmppTls().port()).isEqualTo(5223);
        assertThat(config.listeners().ops().address()).isEqualTo(InetAddress.ofLiteral("127.0.0.1"));
        assertThat(config.xmpp().stanza().bytes()).isEqualTo(262_144);
        assertThat(config.login().failureFloor()).isEqualTo(Duration.ofMillis(250));
        assertThat(config.tls().certificate()).isEmpty();
        assertThat(config.listeners().trustedProxies()).isEqualTo(Networks.NONE);
    }

    @Test
    void read_fileAndOverrides_overrideWins() throws IOException {
        Path file = write("""
                domain = "example.org"
                [listeners.xmpp]
                port = 15222
                address = "127.0.0.1"
                [xmpp.stanza]
                bytes = "1MiB"
                [storage]
                kind = "postgresql"
                url = "jdbc:postgresql://db/portcullis"
                [login.throttle]
                first-wait = "2s"
                """);

        PortcullisConfig config = loaded(file, "listeners.xmpp.port=15333", "listeners.xmpp.port=0", "log.format=json");

        assertThat(config.domain()).isEqualTo("example.org");
        assertThat(config.listeners().xmpp().port()).isZero();
        assertThat(config.xmpp().stanza().bytes()).isEqualTo(1 << 20);
        assertThat(config.storage().kind()).isEqualTo(StorageConfig.Kind.POSTGRESQL);
        assertThat(config.login().throttle().firstWait()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.log().format()).isEqualTo(LogConfig.Format.JSON);
    }

    @Test
    void read_everythingWrong_reportsAllAtOnce() throws IOException {
        Path file = write("""
                colour = "red"
                [listeners.sip]
                port = -1
                adress = "::"
                [drain]
                timeout = 10
                """);

        assertThat(refused(file, "tls.provider=openssl", "nonsense")).containsExactlyInAnyOrder(
                file + ": colour: unknown key (expected: one of domain, listeners, tls, connections, loops, offloader,"
                        + " storage, keys, messages, login, pages, admin, mail, recovery, xmpp, sip, log, drain)",
                file + ": listeners.sip.port: -1 (expected: 0-65535)",
                file + ": listeners.sip.adress: unknown key (expected: in listeners.sip one of enabled, address, port)",
                file + ": drain.timeout: 10 (expected: 0s-10m)",
                "--set: tls.provider: openssl (expected: auto, boringssl, jdk)",
                "--set: nonsense (expected: KEY=VALUE)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            domain=Example.org          | a domain name in lower case
            domain=-a.org               | a domain name in lower case
            domain=                     | a domain name in lower case
            listeners.xmpp.port=65536   | 0-65535
            listeners.xmpp.port=1.5     | 0-65535
            listeners.xmpp.port=99999999999999999999 | 0-65535
            listeners.xmpp.enabled=yes  | true, false
            listeners.xmpp.address=localhost | an IP address
            listeners.trusted-proxies=localhost | networks with commas between, such as 192.0.2.0/24, none of them everybody's
            listeners.trusted-proxies=192.0.2.1/24 | networks with commas between, such as 192.0.2.0/24, none of them everybody's
            listeners.trusted-proxies=192.0.2.1, | networks with commas between, such as 192.0.2.0/24, none of them everybody's
            listeners.trusted-proxies=192.0.2.1,::/0 | networks with commas between, such as 192.0.2.0/24, none of them everybody's
            xmpp.stanza.bytes=9GiB      | 10000-16MiB
            login.failure-floor=11s     | 0ms-10s
            login.failure-floor=1w      | 0ms-10s
            login.portal=http://a       | an https address
            tls.certificate=/nowhere    | a readable file
            storage.password-file=/nowhere | a readable file that is not empty and that others cannot read
            storage.url=jdbc:mysql:x    | jdbc:postgresql://HOST[:PORT]/DATABASE
            xmpp=5                      | one of domain, listeners, tls, connections, loops, offloader, storage, keys, messages, login, pages, admin, mail, recovery, xmpp, sip, log, drain
            xmpp.stanza.bytes.most=5    | in xmpp.stanza one of bytes, depth, elements, attributes
            """)
    void read_badValue_namesWhatWasExpected(String override, String expected) {
        assertThat(((ConfigResult.Refused) ConfigReader.read(Optional.empty(), List.of(override))).problems())
                .singleElement().satisfies(problem -> {
                    assertThat(problem.expected()).isEqualTo(expected);
                    assertThat(override).startsWith(problem.key());
                });
    }

    @Test
    void read_adminBeyondLoopback_needsTls() {
        String away = "listeners.admin.address=192.0.2.1";
        assertThat(((ConfigResult.Refused) ConfigReader.read(Optional.empty(), List.of(away))).problems())
                .singleElement().satisfies(problem -> assertThat(problem.key()).isEqualTo("admin.tls"));
        assertThat(ConfigReader.read(Optional.empty(), List.of(away, "admin.tls=true")))
                .isInstanceOf(ConfigResult.Loaded.class);
        assertThat(ConfigReader.read(Optional.empty(), List.of("listeners.admin.address=::")))
                .isInstanceOf(ConfigResult.Refused.class);
        assertThat(ConfigReader.read(Optional.empty(), List.of("listeners.admin.address=::1")))
                .isInstanceOf(ConfigResult.Loaded.class);
    }

    @Test
    void read_networks_containTheirAddressesAlone() {
        Networks networks = ((ConfigResult.Loaded) ConfigReader.read(Optional.empty(),
                List.of("listeners.trusted-proxies=192.0.2.0/30, 2001:db8::7"))).config().listeners().trustedProxies();
        assertThat(List.of("192.0.2.0", "192.0.2.3", "2001:db8::7", "::ffff:192.0.2.1"))
                .allMatch(address -> networks.contain(InetAddress.ofLiteral(address)));
        assertThat(List.of("192.0.2.4", "2001:db8::8", "::", "0.0.0.0"))
                .noneMatch(address -> networks.contain(InetAddress.ofLiteral(address)));
    }

    @Test
    void read_emptyUnknownTable_isRefused() throws IOException {
        assertThat(refused(write("[listeners.smtp]\n[sip]\n"))).singleElement().asString()
                .contains(
                        "listeners.smtp: unknown key (expected: in listeners one of xmpp, xmpp-tls, sip, sip-tls, pages, ops, admin, trusted-proxies)");
    }

    @Test
    void read_brokenToml_namesLine() throws IOException {
        assertThat(refused(write("domain = \"a\"\nport = = 3\n"))).singleElement().asString()
                .contains(": line 2: ").endsWith("(expected: TOML 1.0)");
    }

    @Test
    void read_sameKeyTwice_isRefused() throws IOException {
        assertThat(refused(write("domain = \"a\"\ndomain = \"b\"\n"))).hasSize(1);
    }

    @Test
    void read_missingFile_isRefused() {
        assertThat(refused(directory.resolve("none.toml"))).singleElement().asString().contains("cannot be read");
    }

    @Test
    void read_notUtf8_isRefused() throws IOException {
        Path file = Files.write(directory.resolve("c.toml"), new byte[] {'a', '=', '"', (byte) 0xff, '"'});

        assertThat(refused(file)).singleElement().asString().contains("not UTF-8");
    }

    @Test
    void read_secretFile_mustBeItsOwnersAlone() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "x");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
        Path file = write("[storage]\npassword-file = \"secret\"\n");
        assertThat(refused(file)).singleElement().asString().contains("storage.password-file: secret (expected: ");

        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        assertThat(loaded(file).storage().passwordFile()).contains(new SecretFile(secret));
    }

    @Test
    void read_keysThatContradict_isRefused() {
        assertThat(((ConfigResult.Refused) ConfigReader.read(Optional.empty(), List.of("storage.kind=postgresql",
                "sip.registrar.least=1h", "sip.registrar.most=30m"))).problems()).extracting(ConfigProblem::key)
                .containsExactly("storage.url", "sip.registrar.least");
    }

    private Path write(String toml) throws IOException {
        return Files.writeString(directory.resolve("portcullis.toml"), toml);
    }

    private static PortcullisConfig loaded(Path file, String... overrides) {
        return ((ConfigResult.Loaded) ConfigReader.read(Optional.of(file), List.of(overrides))).config();
    }

    private static List<String> refused(Path file, String... overrides) {
        return ((ConfigResult.Refused) ConfigReader.read(Optional.of(file), List.of(overrides))).problems().stream()
                .map(ConfigProblem::toString).toList();
    }

    @Test
    void portal_notSet_followsThePages() {
        assertThat(portal("domain=example.org", "listeners.pages.port=9443")).contains("https://example.org:9443");
        assertThat(portal("domain=example.org", "listeners.pages.port=443")).contains("https://example.org");
        assertThat(portal("pages.address=https://a.example")).contains("https://a.example");
        assertThat(portal("pages.address=https://a.example", "login.portal=https://b.example"))
                .contains("https://b.example");
        assertThat(portal("listeners.pages.enabled=false")).isEmpty();
        assertThat(portal("listeners.pages.port=0")).isEmpty();
    }

    private static Optional<String> portal(String... settings) {
        return switch (ConfigReader.read(Optional.empty(), List.of(settings))) {
            case ConfigResult.Loaded(PortcullisConfig config) -> config.portal();
            case ConfigResult.Refused(List<ConfigProblem> wrong) -> throw new AssertionError(wrong);
        };
    }
}
