package io.portcullis.gateway.message;

/// A message on its way to the disk.
public interface AcceptedMessage {
    MessageId id();

    /// One of the recipient's clients has it: it is pending no longer. Cheap, from any thread, and calling it again
    /// does nothing. Before the group is written it costs no row at all.
    void delivered();
}
