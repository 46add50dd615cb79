/// The transaction layer: matches messages to transactions, keeps their timers, repeats what must be repeated. A transaction
/// lives on the event loop its Call-ID leads to. Read [Transactions] first.
@NullMarked
package io.portcullis.gateway.sip.transaction;

import org.jspecify.annotations.NullMarked;
