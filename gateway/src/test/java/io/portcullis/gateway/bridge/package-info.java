/// Tests of what the bridge decides alone; how it works with the router is tested in `io.portcullis.gateway.route`.
@NullMarked
package io.portcullis.gateway.bridge;

import org.jspecify.annotations.NullMarked;
