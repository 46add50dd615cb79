/// Tests of the network below the protocols.
@NullMarked
package io.portcullis.gateway.net;

import org.jspecify.annotations.NullMarked;
