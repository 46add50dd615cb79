package io.portcullis.auth.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.login.ThrottleSettings;
import io.portcullis.auth.notice.MailAddress;
import io.portcullis.auth.notice.Notice;
import io.portcullis.auth.notice.Notice.Field;
import io.portcullis.auth.notice.NoticeKind;
import io.portcullis.auth.notice.NoticeRules;
import io.portcullis.auth.secret.KeyRing;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.Outbox.Taken;
import io.portcullis.auth.store.AuthStores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Stands for a mail server in tests: takes everything out of the outbox.
final class Mailbox {
    static final NoticeRules RULES = new NoticeRules(true, "en", 60, Duration.ofDays(3));
    static final MailAddress MAIL = new MailAddress("alice@example.net");

    private final Services services;

    Mailbox(Services services) {
        this.services = services;
    }

    static Services services(AuthStores stores, KeyRing keys) {
        return new Services(stores, keys, Services.RULES, ThrottleSettings.defaults(), RULES);
    }

    /// Every mail that is due, delivered.
    List<Taken> receive() {
        List<Taken> all = new ArrayList<>();
        for (Optional<Taken> next = outbox().take(); next.isPresent(); next = outbox().take()) {
            outbox().sent(next.get().mail());
            all.add(next.get());
        }
        return all;
    }

    List<NoticeKind> kinds() {
        return receive().stream().map(taken -> taken.notice().kind()).toList();
    }

    /// The token of the one mail of that kind among those that are due.
    Secret token(NoticeKind kind) {
        List<Notice> found = receive().stream().map(Taken::notice).filter(notice -> notice.kind() == kind).toList();
        assertThat(found).as("mails of kind %s", kind).hasSize(1);
        return Secret.of(found.getFirst().field(Field.TOKEN).orElseThrow());
    }

    /// Adds a confirmed address.
    void address(AccountName name, MailAddress address) {
        receive();
        assertThat(services.mails().addresses().add(name, address, "en", Owner.HOME))
                .isInstanceOf(AddressAdded.Asked.class);
        assertThat(services.mails().addresses().confirm(token(NoticeKind.CONFIRM_ADDRESS))).isPresent();
        receive();
    }

    Outbox outbox() {
        return services.mails().outbox();
    }
}
