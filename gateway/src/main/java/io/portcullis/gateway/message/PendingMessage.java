package io.portcullis.gateway.message;

import io.portcullis.auth.account.AccountName;
import io.portcullis.protocol.xml.XmlElement;
import java.time.Instant;
import java.util.Optional;

/// A message that no client of the account has confirmed yet.
///
/// @param at when the server accepted it
/// @param keep how long it stays
/// @param sender the local account that sent it, if one did and still exists
/// @param bytes of the stored stanza
public record PendingMessage(MessageId id, Instant at, XmlElement stanza, NewMessage.Keep keep,
        Optional<AccountName> sender, int bytes) {}
