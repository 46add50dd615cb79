package io.portcullis.auth.store;

import io.portcullis.auth.apitoken.ApiToken;
import io.portcullis.auth.apitoken.ApiTokenId;
import io.portcullis.auth.apitoken.StoredApiToken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The tokens of the administration API. All methods block and throw [StoreException] when the database fails; then
/// nothing was changed.
public interface ApiTokenStore {
    /// Keeps a token, and adds the row to the audit log, in one transaction; false, and nothing is done, where a token has its
    /// name.
    boolean add(StoredApiToken token, AuditEntry audit);

    /// The token with an id, expired or not.
    Optional<StoredApiToken> find(ApiTokenId id);

    /// All tokens, expired ones too, in the order of their names' bytes.
    List<ApiToken> list();

    /// Deletes a token, and adds the row to the audit log; false, and nothing is done, where there is none.
    boolean remove(ApiTokenId id, AuditEntry audit);

    /// A token was used; nothing happens when it is gone, or was used later.
    void used(ApiTokenId id, Instant at);
}
