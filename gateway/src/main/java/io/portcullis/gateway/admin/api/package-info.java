/// The administration API: HTTP and JSON, on a listener of its own for holders of tokens, and on a Unix socket in the data
/// directory for the command. [Operations] lists all there is; [AdminApi] answers a request, without sockets.
@NullMarked
package io.portcullis.gateway.admin.api;

import org.jspecify.annotations.NullMarked;
