/// The crash test: kills a server with SIGKILL under load and counts what it had acknowledged and lost. Read
/// [io.portcullis.load.crash.CrashCommand] first, then [io.portcullis.load.crash.Round].
@NullMarked
package io.portcullis.load.crash;

import org.jspecify.annotations.NullMarked;
