package io.portcullis.gateway.sip.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.event.AuthEvents;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OlderPhonesTest {
    private static final AccountName ALICE = new AccountName("alice");
    private static final AppPasswordId ID = new AppPasswordId("a1");

    private final AuthEvents events = new AuthEvents();
    private boolean stored;
    private int asked;

    private boolean ask() {
        asked++;
        return stored;
    }

    @Test
    void fact_isReadAtStart_andChangesWithTheAppPasswords() {
        stored = true;
        OlderPhones phones = OlderPhones.watching(this::ask, events);
        assertThat(phones.any()).isTrue();

        stored = false;
        events.publish(new AuthEvent.AppPasswordRevoked(ALICE, Instant.EPOCH, 2, ID));
        assertThat(phones.any()).isFalse();

        stored = true;
        events.publish(new AuthEvent.AppPasswordCreated(ALICE, Instant.EPOCH, 3, ID, "desk", Set.of(Scope.SIP)));
        assertThat(phones.any()).isTrue();

        stored = false;
        events.publish(new AuthEvent.AppPasswordExpired(ALICE, Instant.EPOCH, 4, ID));
        assertThat(phones.any()).isFalse();
    }

    @Test
    void otherEvents_andQuestions_askTheStoreNothing() {
        OlderPhones phones = OlderPhones.watching(this::ask, events);
        events.publish(new AuthEvent.PrimaryPasswordUsed(ALICE, Instant.EPOCH));
        events.publish(new AuthEvent.PasswordChanged(ALICE, Instant.EPOCH, 2));
        for (int i = 0; i < 100; i++) {
            assertThat(phones.any()).isFalse();
        }
        assertThat(asked).isOne();
    }
}
