/// The server that is attacked. Read [io.portcullis.load.attack.server.Server] first.
@NullMarked
package io.portcullis.load.attack.server;

import org.jspecify.annotations.NullMarked;
