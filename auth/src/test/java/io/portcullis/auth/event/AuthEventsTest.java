package io.portcullis.auth.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuthEventsTest {
    private static final AccountName ALICE = new AccountName("alice");
    private static final Instant NOW = Instant.EPOCH;
    private static final AppPasswordId ID = new AppPasswordId("id1");

    @Test
    void publish_aSubscriberThatFails_keepsItFromNobodyElse() {
        AuthEvents events = new AuthEvents();
        List<String> heard = new ArrayList<>();
        events.subscribe(event -> heard.add("first"));
        events.subscribe(event -> {
            throw new IllegalStateException("broken");
        });
        events.subscribe(event -> heard.add("last"));
        events.publish(new AuthEvent.AccountCreated(ALICE, NOW, 1));
        assertThat(heard).containsExactly("first", "last");
    }

    @Test
    void ends_ofEachChange_isTheAccessThatItEnds() {
        assertThat(new AuthEvent.AccountSuspended(ALICE, NOW, 2).ends()).contains(new Ends.Everything());
        assertThat(new AuthEvent.AccountRemoved(ALICE, NOW, 2).ends()).contains(new Ends.Everything());
        assertThat(new AuthEvent.TwoStepChanged(ALICE, NOW, 2, true).ends())
                .contains(new Ends.OpenedByPrimaryPassword());
        assertThat(new AuthEvent.PasswordChanged(ALICE, NOW, 2).ends()).contains(new Ends.OpenedByPrimaryPassword());
        assertThat(new AuthEvent.AppPasswordRevoked(ALICE, NOW, 2, ID).ends())
                .contains(new Ends.OpenedByAppPassword(ID));
        assertThat(new AuthEvent.TwoStepChanged(ALICE, NOW, 2, false).ends()).isEmpty();
        assertThat(new AuthEvent.AccountCreated(ALICE, NOW, 1).ends()).isEmpty();
        assertThat(new AuthEvent.AccountResumed(ALICE, NOW, 2).ends()).isEmpty();
        assertThat(new AuthEvent.AppPasswordCreated(ALICE, NOW, 2, ID, "x", Set.of()).ends()).isEmpty();
    }
}
