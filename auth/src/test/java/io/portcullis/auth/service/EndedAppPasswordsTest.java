package io.portcullis.auth.service;

import static io.portcullis.auth.service.Services.ALICE;
import static io.portcullis.auth.service.Services.asked;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.CreatedAppPassword;
import io.portcullis.auth.apppassword.NewAppPassword;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.login.EndedCredential;
import io.portcullis.auth.store.MemoryStores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndedAppPasswordsTest {
    @TempDir
    private Path directory;

    private Services services;

    @BeforeEach
    void open() {
        services = new Services(new MemoryStores(), Services.newKeys(directory), Services.RULES);
        services.accounts().create(ALICE, Optional.empty());
    }

    private CreatedAppPassword make(String label) {
        return services.appPasswords().create(ALICE, asked(label, Scope.XMPP));
    }

    private List<EndedCredential> ended() {
        return services.snapshot(ALICE).ended();
    }

    @Test
    void revoke_one_isRecognisedAndOpensNothing() {
        CreatedAppPassword made = make("Lost");
        services.appPasswords().revoke(ALICE, made.appPassword().id());

        assertThat(services.snapshot(ALICE).appPasswords()).isEmpty();
        assertThat(ended()).extracting(EndedCredential::id).containsExactly(made.appPassword().id());
        assertThat(services.opens(made.password(), ALICE, ended().getFirst().verifiers())).isTrue();
    }

    @Test
    void endExpired_one_isRecognised() {
        CreatedAppPassword guest = services.appPasswords().create(ALICE, new NewAppPassword("Guest", Set.of(Scope.SIP),
                false, Optional.of(services.clock.instant().plusSeconds(60)), List.of(), 16));
        services.clock.advance(Duration.ofSeconds(60));
        services.appPasswords().endExpired();

        assertThat(ended()).extracting(EndedCredential::id).containsExactly(guest.appPassword().id());
    }

    @Test
    void setPassword_thatEndsAppPasswords_isRecognisedToo() {
        AppPasswordId chat = make("Chat").appPassword().id();
        services.accounts().setPassword(ALICE, Services.password("correct horse battery").orElseThrow());

        assertThat(ended()).extracting(EndedCredential::id).containsExactly(chat);
    }

    @Test
    void revoke_moreThanAreKept_keepsTheLatest() {
        AppPasswordId first = make("0").appPassword().id();
        services.appPasswords().revoke(ALICE, first);
        for (int i = 1; i <= EndedAppPasswords.MOST; i++) {
            services.clock.advance(Duration.ofSeconds(1));
            services.appPasswords().revoke(ALICE, make("" + i).appPassword().id());
        }

        assertThat(ended()).hasSize(EndedAppPasswords.MOST).extracting(EndedCredential::id).doesNotContain(first);
    }

    @Test
    void forgetEnded_afterNinetyDays_forgetsIt() {
        services.appPasswords().revoke(ALICE, make("Lost").appPassword().id());
        services.clock.advance(Duration.ofDays(90));
        services.appPasswords().forgetEnded();
        assertThat(ended()).hasSize(1);
        services.clock.advance(Duration.ofMillis(1));
        services.appPasswords().forgetEnded();
        assertThat(ended()).isEmpty();
    }

    @Test
    void rotate_afterTheEnd_isSealedAgain() {
        services.appPasswords().revoke(ALICE, make("Lost").appPassword().id());
        services.rotation().rotate();
        services.rotation().sweep();
        services.rotation().retire();
        assertThat(ended()).hasSize(1);
    }
}
