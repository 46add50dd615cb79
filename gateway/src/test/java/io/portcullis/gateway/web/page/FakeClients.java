package io.portcullis.gateway.web.page;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.admin.AdminItem.SessionItem;
import io.portcullis.gateway.admin.LiveSessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Clients that are signed in because a test says so.
final class FakeClients implements LiveSessions {
    private final Map<AccountName, List<SessionItem>> clients = new ConcurrentHashMap<>();

    void add(AccountName account, SessionItem client) {
        clients.computeIfAbsent(account, _ -> new ArrayList<>()).add(client);
    }

    @Override
    public List<SessionItem> of(AccountName account) {
        return List.copyOf(clients.getOrDefault(account, List.of()));
    }

    @Override
    public boolean end(AccountName account, String id) {
        return clients.getOrDefault(account, new ArrayList<>()).removeIf(client -> client.id().equals(id));
    }
}
