/// The running server: its parts, wired by constructors, started and stopped in order. Read [Server] first.
@NullMarked
package io.portcullis.gateway.server;

import org.jspecify.annotations.NullMarked;
