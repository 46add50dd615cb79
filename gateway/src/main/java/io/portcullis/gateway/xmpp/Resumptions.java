package io.portcullis.gateway.xmpp;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The sessions that can be resumed, by the id their clients were told. Ids are unguessable; whoever asks by one must be signed in
/// to the same account all the same.
final class Resumptions {
    private final ConcurrentMap<String, XmppEndpoint> kept = new ConcurrentHashMap<>();

    void keep(String id, XmppEndpoint session) {
        kept.put(id, session);
    }

    Optional<XmppEndpoint> find(String id) {
        return Optional.ofNullable(kept.get(id));
    }

    /// Called while the session ends, when its state does not name the id any more.
    void forget(String id) {
        kept.remove(id);
    }

    int size() {
        return kept.size();
    }
}
