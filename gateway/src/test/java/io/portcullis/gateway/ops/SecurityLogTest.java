package io.portcullis.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.portcullis.auth.decision.LoginProtocol;
import io.portcullis.auth.decision.RefusalReason;
import io.portcullis.auth.login.RefusedLogin;
import io.portcullis.gateway.config.LogConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SecurityLogTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    private final Logger logger = (Logger) LoggerFactory.getLogger(SecurityLog.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
    }

    private static RefusedSignIn refused(Instant at, String address, String name) {
        return RefusedSignIn.of(new RefusedLogin(at, LoginProtocol.XMPP, "PLAIN", RefusalReason.WRONG_SECRET,
                InetAddress.ofLiteral(address), name));
    }

    private List<String> written() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void refused_byDefault_namesNetworkAndNoAccount() {
        new SecurityLog(false).refused(refused(NOON, "203.0.113.77", "alice"));

        assertThat(written()).containsExactly(
                "sign-in refused: protocol=xmpp mechanism=plain reason=credentials network=203.0.113.0/24");
    }

    @Test
    void refused_withAccountNames_namesAccountsThatExistOnly() {
        SecurityLog log = new SecurityLog(true);
        log.refused(refused(NOON, "2001:db8:1:2::77", "Alice"));
        log.refused(
                RefusedSignIn.of(new RefusedLogin(NOON, LoginProtocol.SIP, "x\nforged", RefusalReason.UNKNOWN_ACCOUNT,
                        InetAddress.ofLiteral("203.0.113.77"), "nobody\nWARN SecurityLog sign-in refused: forged")));

        assertThat(written()).containsExactly(
                "sign-in refused: protocol=xmpp mechanism=plain reason=credentials network=2001:db8:1:0:0:0:0:0/48 account=alice",
                "sign-in refused: protocol=sip mechanism=other reason=credentials network=203.0.113.0/24");
    }

    @Test
    void refused_moreOfANetworkThanFit_areCounted() {
        SecurityLog log = new SecurityLog(false);
        for (int i = 0; i < SecurityLog.MOST_OF_A_NETWORK + 5; i++) {
            log.refused(refused(NOON.plusSeconds(i), "203.0.113." + i, "alice"));
        }
        log.refused(refused(NOON.plusSeconds(30), "198.51.100.1", "alice"));
        assertThat(written()).hasSize(SecurityLog.MOST_OF_A_NETWORK + 1);

        log.refused(refused(NOON.plusSeconds(60), "203.0.113.1", "alice"));
        assertThat(written()).hasSize(SecurityLog.MOST_OF_A_NETWORK + 3)
                .contains("sign-ins refused: 5 more without a line of their own");
    }

    @Test
    void refused_moreNetworksThanFit_areCounted() {
        SecurityLog log = new SecurityLog(false);
        for (int i = 0; i < SecurityLog.MOST + 50; i++) {
            log.refused(refused(NOON, "10.0." + i + ".1", "alice"));
        }
        assertThat(written()).hasSize(SecurityLog.MOST);

        log.close();
        assertThat(written()).hasSize(SecurityLog.MOST + 1)
                .last().isEqualTo("sign-ins refused: 50 more without a line of their own");
    }

    /// The filter in the operators' page finds the network in a line as it is written, for both families.
    @Test
    void filterInTheDocument_matchesALineAsWritten() throws IOException {
        String filter = Files.readAllLines(Path.of("docs", "operations.md")).stream()
                .filter(line -> line.startsWith("failregex = ")).findFirst().orElseThrow()
                .substring("failregex = ".length());
        // What fail2ban 1.0 puts in place of it, as far as our lines go.
        Pattern pattern = Pattern.compile(filter.replace("<SUBNET>", "(?<subnet>[0-9a-fA-F.:]+/[0-9]{1,3})"));
        SecurityLog log = new SecurityLog(true);
        log.refused(refused(NOON, "203.0.113.77", "alice"));
        log.refused(refused(NOON, "2001:db8:1:2::77", "alice"));
        log.refused(RefusedSignIn.of(new RefusedLogin(NOON, LoginProtocol.XMPP, "PLAIN", RefusalReason.PRIMARY_PASSWORD,
                InetAddress.ofLiteral("203.0.113.77"), "alice")));

        List<String> text = lines.list.stream().map(Logs::line).toList();
        assertThat(text.getFirst()).startsWith("20").contains("WARN  SecurityLog sign-in refused: ");
        assertThat(text).map(line -> subnet(pattern, line)).containsExactly("203.0.113.0/24",
                "2001:db8:1:0:0:0:0:0/48", "");
        // fail2ban cuts the time out before it looks.
        assertThat(subnet(pattern, text.getFirst().substring(text.getFirst().indexOf(' '))))
                .isEqualTo("203.0.113.0/24");
        assertThat(new LogConfig(LogConfig.Format.TEXT, LogConfig.Level.INFO, false).accountNames()).isFalse();
    }

    private static String subnet(Pattern pattern, String line) {
        var found = pattern.matcher(line.stripTrailing());
        return found.find() ? found.group("subnet") : "";
    }
}
