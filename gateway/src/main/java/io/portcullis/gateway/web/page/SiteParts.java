package io.portcullis.gateway.web.page;

import io.portcullis.auth.module.AuthModule;
import io.portcullis.auth.passkey.RelyingParty;
import io.portcullis.gateway.admin.LiveSessions;
import io.portcullis.gateway.web.session.Sessions;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.Optional;

/// What the pages stand on.
///
/// @param clients the chat apps and phones that are signed in
/// @param party where browsers reach the pages
/// @param letters of a new app password: 16 or 28
/// @param passwordEndsDevices whether a new primary password ends all app passwords
/// @param registration what holds for accounts that people make for themselves; empty: they make none
/// @param zone in which times are told
public record SiteParts(AuthModule auth, Sessions sessions, LiveSessions clients, ClientPorts ports, RelyingParty party,
        int letters, boolean passwordEndsDevices, Optional<RegistrationRules> registration, ZoneId zone,
        SecureRandom random, SignInListener signIns) {}
