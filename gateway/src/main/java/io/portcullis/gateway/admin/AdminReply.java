package io.portcullis.gateway.admin;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// One line that the server sends: items, then one end.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "reply")
@JsonSubTypes({@JsonSubTypes.Type(value = AdminReply.Item.class, name = "item"),
    @JsonSubTypes.Type(value = AdminReply.Done.class, name = "done"),
    @JsonSubTypes.Type(value = AdminReply.Refused.class, name = "refused")})
sealed interface AdminReply {
    /// One of the answer's items.
    record Item(AdminItem item) implements AdminReply {}

    /// It was done; nothing follows.
    record Done() implements AdminReply {}

    /// It was not done; nothing follows.
    record Refused(AdminException.Reason reason, String message) implements AdminReply {}
}
