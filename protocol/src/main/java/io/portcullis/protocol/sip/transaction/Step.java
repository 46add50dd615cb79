package io.portcullis.protocol.sip.transaction;

import java.util.List;

/// What a step gives: the next machine, what is to be done, in order, and when to come back with a timer.
///
/// @param nextTimer instant in the caller's milliseconds, [TransactionTimers#NEVER] for none; replaces every earlier one
public record Step<M, E>(M next, List<E> effects, long nextTimer) {}
