package io.portcullis.auth.service;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.apppassword.NewAppPassword;
import io.portcullis.auth.notice.Notice;
import io.portcullis.auth.notice.Notice.Field;
import io.portcullis.auth.notice.NoticeKind;
import io.portcullis.auth.service.AccountChanges.Plan;
import io.portcullis.auth.service.AccountException.Reason;
import io.portcullis.auth.store.AccountWrite;
import io.portcullis.auth.store.StoredAccount;
import java.time.Instant;
import java.util.List;

/// Mails by which an operator asks an owner to add a device. They hold no secret: what the device needs its owner makes, signed in.
public final class DeviceMails {
    private final AccountChanges changes;
    private final Notices notices;

    DeviceMails(AccountChanges changes, Notices notices) {
        this.changes = changes;
        this.notices = notices;
    }

    /// Mails it to every confirmed address, and says to how many. Blocks.
    ///
    /// @param kind of the device: one of few fixed words
    /// @param label what it is to be called; empty for what its kind is called
    /// @throws AccountException with `NOT_READY` where no mail would go out
    public int ask(AccountName name, String kind, String label) {
        if (!label.isEmpty()) {
            NewAppPassword.checkLabel(label);
        }
        Notice notice = Notice.of(NoticeKind.ADD_DEVICE).with(Field.WORD, kind).with(Field.LABEL, label);
        return changes.change(name, (account, at, version) -> asking(account, notice, at)).writes().size();
    }

    private Plan asking(StoredAccount account, Notice notice, Instant at) {
        AccountName name = account.account().name();
        if (account.account().status() != AccountStatus.ACTIVE) {
            throw new AccountException(Reason.NOT_READY, "Account " + name + " is suspended");
        }
        if (!notices.rules().mail()) {
            throw new AccountException(Reason.NOT_READY, "There is no mail server: set mail.host");
        }
        List<AccountWrite> mails = notices.mails(name, notice, at).stream()
                .<AccountWrite>map(AccountWrite.AddMail::new).toList();
        if (mails.isEmpty()) {
            throw new AccountException(Reason.NOT_READY, "Account " + name + " has no confirmed mail address");
        }
        return new Plan(mails, List.of());
    }
}
