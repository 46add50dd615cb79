package io.portcullis.gateway.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.message.MessageId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private static final AccountName ALICE = new AccountName("alice");
    private static final AccountName BOB = new AccountName("bob");

    private final Refusals refusals = new Refusals();

    private static Optional<MessageId> id(long value) {
        return Optional.of(new MessageId(value));
    }

    @Test
    void refusal_isKnownOfItsMessageOnly_untilThatIsSettled() {
        refusals.put(ALICE, new MessageId(1), Map.of("sip:a@192.0.2.7", 415));
        assertThat(refusals.of(ALICE, id(1))).containsExactly(Map.entry("sip:a@192.0.2.7", 415));
        assertThat(refusals.of(ALICE, id(2))).isEmpty();
        assertThat(refusals.of(BOB, id(1))).isEmpty();
        assertThat(refusals.of(ALICE, Optional.empty())).isEmpty();
        refusals.remove(ALICE, new MessageId(1));
        assertThat(refusals.of(ALICE, id(1))).isEmpty();
    }

    @Test
    void refusals_ofOneAccount_areBounded_theOldestIsForgotten() {
        refusals.put(BOB, new MessageId(1), Map.of("sip:b@192.0.2.8", 415));
        for (int i = 1; i <= Refusals.MOST_MESSAGES + 1; i++) {
            refusals.put(ALICE, new MessageId(i), Map.of("sip:a@192.0.2.7", 415));
        }
        assertThat(refusals.count(ALICE)).isEqualTo(Refusals.MOST_MESSAGES);
        assertThat(refusals.of(ALICE, id(1))).isEmpty();
        assertThat(refusals.of(ALICE, id(2))).isNotEmpty();
        assertThat(refusals.of(BOB, id(1))).isNotEmpty();
    }
}
