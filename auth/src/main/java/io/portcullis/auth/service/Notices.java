package io.portcullis.auth.service;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordGenerator;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.notice.LinkToken;
import io.portcullis.auth.notice.MailAddress;
import io.portcullis.auth.notice.MailId;
import io.portcullis.auth.notice.Notice;
import io.portcullis.auth.notice.NoticeRules;
import io.portcullis.auth.notice.NotificationAddress;
import io.portcullis.auth.notice.OutboxMail;
import io.portcullis.auth.secret.Sealer;
import io.portcullis.auth.store.AccountWrite;
import io.portcullis.auth.store.NoticeStore;
import io.portcullis.auth.store.SealedCredential;
import io.portcullis.auth.store.StoredAccount;
import io.portcullis.auth.store.StoredMail;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Makes mails of notices, one for each confirmed address.
final class Notices {
    private final NoticeStore store;
    private final Sealer sealer;
    private final AppPasswordGenerator generator;
    private final SecureRandom random;
    private final NoticeRules rules;

    Notices(AccountParts parts, NoticeRules rules) {
        this.store = parts.stores().notices();
        this.sealer = parts.sealer();
        this.generator = parts.generator();
        this.random = parts.random();
        this.rules = rules;
    }

    NoticeRules rules() {
        return rules;
    }

    /// What a change puts into the outbox. The addresses are those before it: who removes one is told of there, too; and one
    /// that changes meanwhile changes the account's version, so that the change is decided anew.
    List<AccountWrite> mails(StoredAccount account, List<AuthEvent.Change> events) {
        if (!rules.mail() || events.isEmpty()) {
            return List.of();
        }
        AccountName name = account.account().name();
        Instant at = events.getFirst().at();
        return ChangeNotices.of(account, events).stream()
                .<AccountWrite>flatMap(notice -> mails(name, notice, at).stream().map(AccountWrite.AddMail::new))
                .toList();
    }

    /// One mail to each confirmed address.
    List<StoredMail> mails(AccountName name, Notice notice, Instant at) {
        return confirmed(name).stream().map(address -> mail(address, notice, at)).toList();
    }

    /// Where an account's mails go; nowhere without a mail server.
    List<NotificationAddress> confirmed(AccountName name) {
        return rules.mail()
                ? store.addresses(name).stream().filter(address -> address.confirmed().isPresent()).toList()
                : List.of();
    }

    /// A token for a link.
    LinkToken link() {
        return LinkToken.create(random);
    }

    /// One mail to an address, confirmed or not.
    StoredMail mail(NotificationAddress to, Notice notice, Instant at) {
        return mail(to.account(), to.address(), to.language(), notice, at);
    }

    /// One mail to an address that is not among the account's, in the operator's language.
    StoredMail mail(AccountName name, MailAddress to, Notice notice, Instant at) {
        return mail(name, to, rules.language(), notice, at);
    }

    private StoredMail mail(AccountName name, MailAddress to, String language, Notice notice, Instant at) {
        MailId id = new MailId(generator.id().value());
        OutboxMail mail = new OutboxMail(id, name, to, language, notice.kind(), at, 0, Optional.of(at), "");
        return new StoredMail(mail, SealedCredential.seal(name, SealedCredential.idOf(id), notice.encode(), sealer));
    }
}
