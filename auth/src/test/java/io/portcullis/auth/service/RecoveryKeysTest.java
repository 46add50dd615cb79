package io.portcullis.auth.service;

import static io.portcullis.auth.service.Owner.HOME;
import static io.portcullis.auth.service.Owner.accepted;
import static io.portcullis.auth.service.Services.ALICE;
import static io.portcullis.auth.service.Services.password;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.event.SecondStepChange;
import io.portcullis.auth.secondstep.SecondStepAnswer;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.store.AuditRow;
import io.portcullis.auth.store.MemoryStores;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Recovery keys and one-time codes, from their making to their use.
class RecoveryKeysTest {
    @TempDir
    private Path directory;

    private Services services;
    private RecoveryKeys keys;

    @BeforeEach
    void open() {
        services = new Services(new MemoryStores(), Services.newKeys(directory), Services.RULES);
        services.accounts().create(ALICE, password("correct horse"));
        keys = services.secondSteps().recoveryKeys();
        services.published.clear();
    }

    private boolean opens(Secret key) {
        return accepted(services.secondSteps().check().check(ALICE, HOME, new SecondStepAnswer.RecoveryKey(key)));
    }

    private boolean isLive() {
        return services.secondSteps().twoStep().status(ALICE).recoveryKey();
    }

    @Test
    void make_key_isShownAndDoesNotCountYet() {
        Secret key = keys.make(ALICE);

        assertThat(new String(key.chars())).matches("([a-km-z]{4}-){6}[a-km-z]{4}");
        assertThat(isLive()).isFalse();
        assertThat(opens(key)).isFalse();
        assertThat(services.published).extracting(AuthEvent::getClass).extracting(Class::getSimpleName)
                .containsExactly("RecoveryKeyShown", "SecondStepFailed");
    }

    @Test
    void confirm_typedBack_makesItCountOnce() {
        Secret key = keys.make(ALICE);
        services.published.clear();

        assertThat(keys.confirm(ALICE, Secret.of("abcd-efgh"))).isFalse();
        assertThat(keys.confirm(ALICE, Secret.of(""))).isFalse();
        assertThat(services.published).isEmpty();
        String typed = new String(key.chars()).replace('-', ' ').toUpperCase(Locale.ROOT);
        assertThat(keys.confirm(ALICE, Secret.of(typed))).isTrue();
        assertThat(keys.confirm(ALICE, key)).isFalse();

        assertThat(services.published).singleElement().isInstanceOf(SecondStepChange.RecoveryKeyMade.class);
        assertThat(isLive()).isTrue();
        assertThat(opens(key)).isTrue();
        assertThat(isLive()).isFalse();
    }

    @Test
    void make_anotherKey_leavesTheFirstUntilItIsTypedBack() {
        Secret first = keys.make(ALICE);
        assertThat(keys.confirm(ALICE, first)).isTrue();
        Secret forgotten = keys.make(ALICE);
        Secret second = keys.make(ALICE);

        assertThat(keys.confirm(ALICE, forgotten)).isFalse();
        assertThat(keys.confirm(ALICE, first)).isFalse();
        assertThat(isLive()).isTrue();
        assertThat(keys.confirm(ALICE, second)).isTrue();

        assertThat(opens(first)).isFalse();
        assertThat(opens(second)).isTrue();
    }

    @Test
    void oneTimeCodes_made_areTenAndReplaceThoseBefore() {
        List<Secret> before = services.secondSteps().oneTimeCodes().make(ALICE);
        List<Secret> codes = services.secondSteps().oneTimeCodes().make(ALICE);

        Set<String> distinct = new HashSet<>();
        codes.forEach(code -> distinct.add(new String(code.chars())));
        assertThat(distinct).hasSize(10).allMatch(code -> code.matches("[a-km-z]{5}-[a-km-z]{5}"));
        assertThat(accepted(services.secondSteps().check().check(ALICE, HOME,
                new SecondStepAnswer.OneTimeCode(before.getFirst())))).isFalse();
        assertThat(accepted(services.secondSteps().check().check(ALICE, HOME,
                new SecondStepAnswer.OneTimeCode(codes.getFirst())))).isTrue();
        assertThat(services.published).extracting(AuthEvent::getClass).extracting(Class::getSimpleName)
                .containsExactly("OneTimeCodesMade", "OneTimeCodesMade", "SecondStepFailed", "OneTimeCodeUsed");
    }

    @Test
    void everyChange_made_isInTheAuditLogWithoutItsSecret() {
        Secret key = keys.make(ALICE);
        assertThat(keys.confirm(ALICE, key)).isTrue();
        Secret code = services.secondSteps().oneTimeCodes().make(ALICE).getFirst();
        assertThat(opens(key)).isTrue();
        services.secondSteps().check().check(ALICE, HOME, new SecondStepAnswer.OneTimeCode(code));

        assertThat(services.stores.audit().after(1, 99)).extracting(AuditRow::entry)
                .extracting(entry -> entry.kind() + " " + entry.detail()).containsExactly("RecoveryKeyShown ",
                        "RecoveryKeyMade ", "OneTimeCodesMade ", "RecoveryKeyUsed ", "OneTimeCodeUsed left=9");
        assertThat(key + " " + code + new SecondStepAnswer.RecoveryKey(key))
                .isEqualTo("[REDACTED] [REDACTED]RecoveryKey[key=[REDACTED]]");
    }
}
