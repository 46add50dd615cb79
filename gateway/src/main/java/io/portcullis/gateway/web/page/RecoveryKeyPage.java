package io.portcullis.gateway.web.page;

import io.portcullis.auth.service.RecoveryKeys;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.view.RecoveryKeyView;

/// `/two-step/recovery-key`: a new recovery key to print. The session keeps it until it is typed back, so that looking again
/// does not make another one.
final class RecoveryKeyPage implements Page {
    private final RecoveryKeys keys;

    RecoveryKeyPage(RecoveryKeys keys) {
        this.keys = keys;
    }

    @Override
    public PageReply show(Visit visit) {
        return PageReply.show(new RecoveryKeyView(
                Shown.text(visit.signedIn().setUp().recoveryKey(() -> keys.make(visit.account())))));
    }
}
