package io.portcullis.auth.event;

import io.portcullis.auth.apppassword.AppPasswordId;

/// Which live access of an account ends: streams, bindings, resumption ids.
public sealed interface Ends {
    /// All of it.
    record Everything() implements Ends {}

    /// What one app-specific password opened.
    record OpenedByAppPassword(AppPasswordId id) implements Ends {}

    /// What the primary password opened.
    record OpenedByPrimaryPassword() implements Ends {}
}
