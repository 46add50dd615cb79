/// Metrics, health and logs for the operator. Read [OpsServer] first.
@NullMarked
package io.portcullis.gateway.ops;

import org.jspecify.annotations.NullMarked;
