package io.portcullis.auth.service;

import io.portcullis.auth.apppassword.AppPasswordGenerator;
import io.portcullis.auth.event.AuthEvents;
import io.portcullis.auth.login.GuessLimit;
import io.portcullis.auth.secret.Argon2;
import io.portcullis.auth.secret.FirstSalts;
import io.portcullis.auth.secret.KeyRing;
import io.portcullis.auth.secret.Sealer;
import io.portcullis.auth.store.AuthStores;
import java.security.SecureRandom;
import java.time.Clock;

/// What the services are built from.
public record AccountParts(AuthStores stores, KeyRing keys, Sealer sealer, FirstSalts salts, Argon2 argon2,
        AppPasswordGenerator generator, AuthEvents events, GuessLimit guesses, Clock clock, SecureRandom random) {}
