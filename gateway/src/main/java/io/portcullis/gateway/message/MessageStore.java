package io.portcullis.gateway.message;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.store.Outcome;
import java.util.List;
import java.util.function.Consumer;

/// Archive and queue of all accounts. A message is written once; it is pending for its recipient until one of the
/// recipient's clients has confirmed it.
///
/// No method blocks. Callers that need a recipient's messages in the order of their ids call [#accept] for that
/// recipient one after the other.
public interface MessageStore {
    /// Takes a message. `done` is called once: after the commit on the store's thread, or at once when it is refused or
    /// was committed before; never when the store has to know first whether the sender is a contact. It must be short.
    Acceptance accept(NewMessage message, Consumer<StoreResult> done);

    /// A message that was handed out from the store is pending no longer.
    void delivered(PendingMessage message, AccountName owner);

    /// What is pending for `owner` with an id greater than `after` and not greater than `upTo`, in order, at most
    /// `limit`. Sees every message accepted before the call, committed or not yet.
    void pending(AccountName owner, MessageId after, MessageId upTo, int limit,
            Consumer<Outcome<List<PendingMessage>>> done);

    /// The greatest id given so far.
    MessageId latest();

    /// The account is gone: whoever gets its name next finds nothing of it.
    void forget(AccountName owner);
}
