package io.portcullis.gateway.admin.api;

import io.portcullis.auth.decision.AdminRefusal;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What the API tells of refused tokens, as lines.
final class HeardTokens implements RefusedTokens {
    final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void refused(AdminRefusal reason, InetAddress address) {
        lines.add(reason + " " + address.getHostAddress());
    }

    @Override
    public void throttled(InetAddress address) {
        lines.add("throttled " + address.getHostAddress());
    }
}
