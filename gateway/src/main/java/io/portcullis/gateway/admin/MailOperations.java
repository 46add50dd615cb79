package io.portcullis.gateway.admin;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.module.AuthModule;
import io.portcullis.auth.notice.MailId;
import io.portcullis.auth.notice.OutboxMail;
import io.portcullis.auth.notice.OutboxState;
import io.portcullis.auth.recovery.Recovery;
import io.portcullis.auth.service.DeviceMails;
import io.portcullis.auth.service.Outbox;
import io.portcullis.auth.service.Recoveries;
import io.portcullis.gateway.admin.AdminException.Reason;
import io.portcullis.gateway.device.DeviceKind;
import java.util.Locale;
import java.util.function.Consumer;

/// What an operator asks of the outbox, and of recoveries and new devices, which go by mail.
final class MailOperations {
    private static final int MOST_LISTED = 1000;

    private final Outbox outbox;
    private final Recoveries recoveries;
    private final DeviceMails devices;

    MailOperations(AuthModule auth) {
        this.outbox = auth.mails().outbox();
        this.recoveries = auth.recoveries();
        this.devices = auth.mails().devices();
    }

    AdminItem status() {
        OutboxState state = outbox.state();
        return new AdminItem.MailStateItem(state.waiting(), state.failed(), state.oldest());
    }

    void list(Consumer<AdminItem> items) {
        outbox.list(MOST_LISTED).forEach(mail -> items.accept(item(mail)));
    }

    private static AdminItem item(OutboxMail mail) {
        return new AdminItem.MailItem(mail.id().value(), mail.account().value(), mail.to().value(),
                mail.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), mail.created(), mail.attempts(),
                mail.due(), mail.failure());
    }

    AdminItem recover(AccountName name) {
        Recovery started = recoveries.startByOperator(name);
        return new AdminItem.RecoveryItem(name.value(), started.asked(), started.ripe());
    }

    AdminItem askForDevice(AccountName name, AdminRequest.SendSetUpLink send) {
        DeviceKind kind = DeviceKind.of(send.kind()).orElseThrow(() -> new AdminException(Reason.BAD_VALUE,
                "kind: " + send.kind() + " (expected: " + DeviceKind.fields() + ")"));
        return new AdminItem.SetUpLinkItem(name.value(), kind.field(),
                devices.ask(name, kind.field(), send.label().orElse("")));
    }

    void retry(String id) {
        if (!MailId.isValid(id) || !outbox.retry(new MailId(id))) {
            throw new AdminException(Reason.NOT_FOUND, "no mail " + id);
        }
    }
}
