package io.portcullis.gateway.sip.session;

/// What a REGISTER may ask for.
///
/// @param contacts most bindings an account may have
/// @param least shortest time granted, seconds; a shorter wish is refused
/// @param most longest time granted, seconds, and the default
public record RegistrarLimits(int contacts, long least, long most) {}
