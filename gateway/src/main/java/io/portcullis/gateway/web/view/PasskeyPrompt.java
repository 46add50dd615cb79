package io.portcullis.gateway.web.view;

/// What the script hands to the browser's authenticators, and nothing that is secret: the challenge is worth something only
/// together with the session.
///
/// @param ceremony `create` or `get`
/// @param challenge in base64url, as all binary data here
/// @param party the relying party's id
/// @param user the user's handle; empty where none is made
/// @param credentials separated by spaces: those that may answer, or that are there already
public record PasskeyPrompt(String ceremony, String challenge, String party, String user, String credentials) {}
