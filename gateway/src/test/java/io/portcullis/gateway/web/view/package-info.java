/// Tests without sockets.
@NullMarked
package io.portcullis.gateway.web.view;

import org.jspecify.annotations.NullMarked;
