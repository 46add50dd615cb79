package io.portcullis.gateway.web.page;

import io.portcullis.auth.service.RecoveryKeys;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.session.Sessions;
import io.portcullis.gateway.web.view.RecoveryKeyView;

/// `/two-step/recovery-key`: a new recovery key to print. The session keeps it until two groups of it are typed back, so that looking again
/// does not make another one.
final class RecoveryKeyPage implements Page {
    private final RecoveryKeys keys;
    private final Sessions sessions;
    private final String domain;
    private final String address;

    RecoveryKeyPage(RecoveryKeys keys, SiteParts parts) {
        this.keys = keys;
        this.sessions = parts.sessions();
        this.domain = parts.ports().domain();
        this.address = parts.party().origin();
    }

    @Override
    public PageReply show(Visit visit) {
        return PageReply.show(new RecoveryKeyView(
                visit.signedIn().setUp().recoveryKey(() -> keys.make(visit.account())).copy(),
                visit.account() + "@" + domain, address, visit.texts().time(sessions.now())));
    }
}
