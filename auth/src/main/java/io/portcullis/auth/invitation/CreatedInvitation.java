package io.portcullis.auth.invitation;

import io.portcullis.auth.secret.Secret;
import java.util.Optional;

/// A new invitation.
///
/// @param token of its link, not to be had again; empty where it goes by mail
public record CreatedInvitation(Invitation invitation, Optional<Secret> token) {}
