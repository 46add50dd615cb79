package io.portcullis.gateway.message;

import io.portcullis.protocol.xml.XmlElement;
import java.time.Instant;

/// A message that no client of the account has confirmed yet.
///
/// @param at when the server accepted it
/// @param keep how long it stays
public record PendingMessage(MessageId id, Instant at, XmlElement stanza, NewMessage.Keep keep) {}
