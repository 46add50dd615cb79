/// Tests of the operations and their socket.
@NullMarked
package io.portcullis.gateway.admin;

import org.jspecify.annotations.NullMarked;
