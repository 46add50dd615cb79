package io.portcullis.gateway.mail;

/// What came of one try.
public sealed interface Delivery {
    /// The mail server has it.
    record Sent() implements Delivery {}

    /// The server cannot be reached, or takes nothing now: what is next would fail alike.
    record Unreachable(String why) implements Delivery {}

    /// Not now; another try may work.
    record Later(String why) implements Delivery {}

    /// Not now and not later: it was refused.
    record Never(String why) implements Delivery {}
}
