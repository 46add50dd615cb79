package io.portcullis.gateway.web.page;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.decision.RefusalReason;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// What the pages tell of sign-ins, as lines.
final class HeardSignIns implements SignInListener {
    final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void accepted(String mechanism) {
        lines.add(mechanism + " accepted");
    }

    @Override
    public void refused(String mechanism, RefusalReason reason, InetAddress address, Optional<AccountName> account) {
        lines.add(mechanism + " " + reason + account.map(name -> " " + name).orElse(""));
    }
}
