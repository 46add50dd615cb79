/// Tests of metrics, health and logs.
@NullMarked
package io.portcullis.gateway.ops;

import org.jspecify.annotations.NullMarked;
