/// What the command line asks of accounts, keys and the rollout. [AdminOperations] is the one interface: [LocalOperations] carries it
/// out on the open stores, [AdminSocket] serves it through a Unix socket in the data directory, and [SocketOperations]
/// is the other end.
@NullMarked
package io.portcullis.gateway.admin;

import org.jspecify.annotations.NullMarked;
