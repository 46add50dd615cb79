/// What owners are told by mail, and at which addresses, as values. Start with [Notice]; it is put into the outbox by
/// `auth.service`, with the change that it tells of.
@NullMarked
package io.portcullis.auth.notice;

import org.jspecify.annotations.NullMarked;
