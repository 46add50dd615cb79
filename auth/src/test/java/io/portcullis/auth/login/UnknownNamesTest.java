package io.portcullis.auth.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.secret.FirstSalts;
import io.portcullis.auth.secret.SaltAndIterations;
import io.portcullis.auth.secret.ScramMechanism;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a prober sees of names that nobody has.
class UnknownNamesTest {
    private final LoginFixture fixture;

    UnknownNamesTest(@TempDir Path folder) {
        fixture = new LoginFixture(folder);
    }

    @ParameterizedTest
    @EnumSource
    void salt_ofUnknownName_staysOverRestartsAndInEveryCase(ScramMechanism mechanism) {
        SaltAndIterations before = fixture.service().load("mallory").salt(mechanism);
        assertThat(fixture.service().load("MALLORY").salt(mechanism)).isEqualTo(before);
        assertThat(fixture.service().load("mallori").salt(mechanism)).isNotEqualTo(before);
        fixture.restart();
        assertThat(fixture.service().load("mallory").salt(mechanism)).isEqualTo(before);
        assertThat(fixture.service().load("a b").salt(mechanism))
                .isEqualTo(fixture.service().load("a b").salt(mechanism));
    }

    @Test
    void salt_whenTheAccountIsMade_doesNotChange() {
        LoginTicket before = fixture.service().load("mallory");
        AccountName name = new AccountName("mallory");
        FirstSalts first = new FirstSalts(fixture.keys, SaltAndIterations.MIN_ITERATIONS);
        fixture.accounts.put(
                FakeAccounts.withSalts(FakeAccounts.account("mallory", true, Optional.empty()), first.of(name)));
        fixture.events.publish(new AuthEvent.AccountCreated(name, fixture.clock.instant(), 1));
        LoginTicket after = fixture.service().load("mallory");
        assertThat(after.authVersion()).isEqualTo(1);
        for (ScramMechanism mechanism : ScramMechanism.values()) {
            assertThat(after.salt(mechanism)).isEqualTo(before.salt(mechanism));
        }
        assertThat(after).hasToString(before.toString());
    }

    @Test
    void load_manyUnknownNames_evictNoAccountAndAreForgotten() {
        fixture.accounts.put(FakeAccounts.account("alice", true, Optional.empty()));
        fixture.service().load("alice");
        for (int i = 0; i < 30_000; i++) {
            fixture.service().load("nobody" + i);
        }
        assertThat(fixture.service().stats().unknownNames()).isLessThanOrEqualTo(10_000);
        assertThat(fixture.service().stats().snapshots()).isEqualTo(1);
        assertThat(fixture.service().cached("alice")).isPresent();
        fixture.clock.advance(Duration.ofSeconds(60));
        assertThat(fixture.service().cached("nobody29999")).isEmpty();
    }

    @Test
    void load_textThatIsNobodysName_asksNoStore() {
        for (String text : List.of("", "a b", "x".repeat(100_000), "\u0000", "a@b")) {
            assertThat(fixture.service().cached(text)).isPresent();
            fixture.service().load(text);
        }
        assertThat(fixture.accounts.reads).hasValue(0);
    }
}
