package io.portcullis.auth.decision;

/// What was decided of an act of administration.
public sealed interface AdminVerdict {
    /// It may be done. Made by [AdminDecider] only; a test holds that.
    record Allow() implements AdminVerdict {}

    /// It may not.
    record Refuse(AdminRefusal reason) implements AdminVerdict {}
}
