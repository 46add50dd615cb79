/// Tests without sockets.
@NullMarked
package io.portcullis.gateway.web.page;

import org.jspecify.annotations.NullMarked;
