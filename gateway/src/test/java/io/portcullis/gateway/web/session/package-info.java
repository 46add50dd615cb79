/// Tests without sockets.
@NullMarked
package io.portcullis.gateway.web.session;

import org.jspecify.annotations.NullMarked;
