package io.portcullis.auth.secret;

/// What HA1 covers besides the password. RFC 7616 section 3.4.2.
///
/// @param user the account's name
/// @param realm the server's domain
public record DigestRealm(String user, String realm) {}
