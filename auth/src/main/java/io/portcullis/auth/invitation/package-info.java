/// Letting somebody choose the first password of an account, as values. Start with [Invitation]; it is carried out by
/// `auth.service`, in `Invitations`.
@NullMarked
package io.portcullis.auth.invitation;

import org.jspecify.annotations.NullMarked;
