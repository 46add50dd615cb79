package io.portcullis.auth.store;

import io.portcullis.auth.invitation.Invitation;
import io.portcullis.auth.secondstep.TokenHash;

/// An invitation with the hash of its link.
public record StoredInvitation(Invitation invitation, TokenHash link) {}
