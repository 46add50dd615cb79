/// The server: sockets, sessions, routing and operations. The only module that runs.
@NullMarked
package io.portcullis.gateway;

import org.jspecify.annotations.NullMarked;
