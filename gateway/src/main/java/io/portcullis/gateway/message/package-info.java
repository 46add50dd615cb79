/// The durable message store, which is archive and queue at once. Start with [MessageStore].
@NullMarked
package io.portcullis.gateway.message;

import org.jspecify.annotations.NullMarked;
