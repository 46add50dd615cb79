package io.portcullis.load.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Attacks a real server in the short form, each attack a server of its own; what was measured is in `target/attack.txt`.
/// All of them together take less than three minutes on a machine that does little else.
@Tag("slow")
class AttackIT {
    private static final Path PORTCULLIS = Path.of("..", "gateway", "bin", "portcullis").toAbsolutePath().normalize();

    @ParameterizedTest
    @EnumSource(Attack.class)
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void attack_inTheShortForm_staysWithinItsLimits(Attack attack) throws IOException {
        StringWriter report = new StringWriter();
        int exitCode = AttackCommand.commandLine().setOut(new PrintWriter(report)).execute(attack.toString(), "--short",
                "--portcullis", PORTCULLIS.toString());
        Files.writeString(Path.of("target", "attack.txt"), report.toString(), StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        assertThat(exitCode).as(report.toString()).isZero();
        assertThat(report.toString()).contains("== " + attack, "verdict: stood");
    }
}
