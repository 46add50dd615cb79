/// Dialogues of clients with the server, as text files, and the stages they are played on: the bare machine, and whole pipelines over
/// embedded channels.
///
/// Start at [io.portcullis.gateway.xmpp.transcript.Transcript]; the files are in `src/test/resources`, same package.
@NullMarked
package io.portcullis.gateway.xmpp.transcript;

import org.jspecify.annotations.NullMarked;
