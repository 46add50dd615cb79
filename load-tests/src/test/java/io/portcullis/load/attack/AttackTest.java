package io.portcullis.load.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttackTest {
    @ParameterizedTest
    @EnumSource(Attack.class)
    void limits_ofEveryAttack_boundMemoryDiskLogAndTime(Attack attack) {
        boolean keepsMore = attack == Attack.HALF_OPEN;
        assertThat(attack.limits().growthBytes()).isPositive()
                .isLessThanOrEqualTo(keepsMore ? 200_000_000 : 100_000_000);
        assertThat(attack.limits().logBytes()).isPositive().isLessThanOrEqualTo(64_000);
        assertThat(attack.limits().writtenPerSecond()).isPositive();
        assertThat(attack.limits().pauseMillis()).isEqualTo(50);
        assertThat(attack.limits().quickMicros()).isEqualTo(50_000);
    }

    @Test
    void name_ofAnAttack_isInLowerCaseWithHyphens() {
        assertThat(Attack.HALF_OPEN).hasToString("half-open");
        assertThat(Attack.named("half-open")).isEqualTo(Attack.HALF_OPEN);
        assertThat(Attack.named("digest".toUpperCase(Locale.ROOT))).isEqualTo(Attack.DIGEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "10.1.2.3", "2001:db8::1"})
    void command_forAServerElsewhere_isRefusedBeforeAnythingIsSent(String host, @TempDir Path directory) {
        StringWriter errors = new StringWriter();
        int exitCode = AttackCommand.commandLine().setErr(new PrintWriter(errors)).execute("digest", "--short",
                "--host",
                host, "--pid", Long.toString(ProcessHandle.current().pid()), "--data", directory.toString(), "--log",
                directory.resolve("log").toString(), "--accounts", directory.resolve("none").toString());
        assertThat(exitCode).isNotZero();
        assertThat(errors.toString()).contains(host.startsWith("2001") ? "2001:db8" : host, "loopback only");
    }
}
