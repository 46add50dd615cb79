/// Sends what waits in the outbox to the operator's mail server. Start with [MailWorker].
@NullMarked
package io.portcullis.gateway.mail;

import org.jspecify.annotations.NullMarked;
