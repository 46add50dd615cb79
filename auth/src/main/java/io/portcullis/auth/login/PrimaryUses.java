package io.portcullis.auth.login;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.decision.LoginProtocol;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Uses of primary passwords that the rule would refuse, written down later: the latest of each account, protocol and client.
final class PrimaryUses {
    private static final int LONGEST_CLIENT = 64;
    /// Where a client's name ends: a version or a comment follows.
    private static final Pattern END_OF_NAME = Pattern.compile("/|\\s+(?=[(\\[]|[vV]?[0-9])");

    private final PrimaryUseStore store;
    private final Latest<PrimaryUseStore.Key, Instant> latest = new Latest<>(this::write);

    PrimaryUses(PrimaryUseStore store) {
        this.store = store;
    }

    /// @param client what it calls itself, at most 128 characters
    void used(AccountName account, LoginProtocol protocol, String client, Instant at) {
        latest.put(new PrimaryUseStore.Key(account, protocol, nameOf(client)), at);
    }

    private static String nameOf(String client) {
        String name = END_OF_NAME.split(client.strip(), 2)[0].strip();
        return name.length() <= LONGEST_CLIENT ? name : name.substring(0, LONGEST_CLIENT);
    }

    private void write(List<Map.Entry<PrimaryUseStore.Key, Instant>> uses) {
        store.keep(uses.stream().map(use -> new PrimaryUseStore.Use(use.getKey(), use.getValue())).toList());
    }

    void flush() {
        latest.flush();
    }
}
