/// Tests without sockets.
@NullMarked
package io.portcullis.gateway.web.request;

import org.jspecify.annotations.NullMarked;
