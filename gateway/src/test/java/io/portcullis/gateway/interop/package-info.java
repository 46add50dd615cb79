/// A server started by the command that people type, and clients that we did not write, or that an attacker would.
/// What a person does on the account pages is measured here, too: see `PathsIT` and `gateway/docs/paths.md`.
/// Read [io.portcullis.gateway.interop.StartedServer] first.
@NullMarked
package io.portcullis.gateway.interop;

import org.jspecify.annotations.NullMarked;
