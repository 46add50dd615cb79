/// What operators ask of accounts, keys, sessions, the rollout, mail, tokens and the audit log. [AdminOperations] is the one interface:
/// [LocalOperations] carries it out on the open stores; `api` serves it over HTTP and is the other end, too.
/// Server and command open the stores by [AuthOpening], one of them at a time: [DirectoryLock].
@NullMarked
package io.portcullis.gateway.admin;

import org.jspecify.annotations.NullMarked;
