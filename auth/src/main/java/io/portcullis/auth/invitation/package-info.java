/// Letting somebody make the first passkey of an account or choose its first password, as values. Start with [Invitation]; it is carried out by
/// `auth.service`, in `Invitations`.
@NullMarked
package io.portcullis.auth.invitation;

import org.jspecify.annotations.NullMarked;
