package io.portcullis.gateway.message;

/// What the store says to a message at once.
public sealed interface Acceptance {
    /// It is new, has its id and is on its way to the disk: deliver it. The result follows after the commit.
    record New(AcceptedMessage message) implements Acceptance {}

    /// It was sent before: deliver nothing. The result follows when the first one's commit has ended.
    record Again() implements Acceptance {}

    /// There is room for it only if the sender is a contact of the recipient: nothing has happened, and nothing will be told. Offer
    /// it again once that is known.
    record ContactsOnly() implements Acceptance {}

    /// It was refused: deliver nothing. The result was told already.
    record Refused() implements Acceptance {}
}
