package io.portcullis.gateway.web.request;

import java.util.Arrays;
import java.util.Optional;

/// Every page there is. A redirect leads to one of these and nowhere else.
public enum Route {
    HOME("/", Access.SIGNED_IN),
    SIGN_IN("/sign-in", Access.ANYBODY),
    SECOND_STEP("/second-step", Access.ANYBODY),
    SIGN_OUT("/sign-out", Access.SIGNED_IN),
    CONFIRM("/confirm", Access.SIGNED_IN),
    ADD_DEVICE("/add-device", Access.FRESH),
    DEVICE("/device", Access.SIGNED_IN),
    /// The one with a token behind it.
    SET_UP("/set-up/", Access.ANYBODY),
    RENAME("/rename", Access.SIGNED_IN),
    REMOVE("/remove", Access.SIGNED_IN),
    REMOVE_ALL("/remove-all", Access.SIGNED_IN),
    PASSWORD("/password", Access.FRESH),
    SESSIONS("/sessions", Access.SIGNED_IN),
    LOG("/log", Access.SIGNED_IN),
    TWO_STEP("/two-step", Access.SIGNED_IN),
    TWO_STEP_APP("/two-step/app", Access.FRESH),
    TWO_STEP_PASSKEY("/two-step/passkey", Access.FRESH),
    STEP_RENAME("/two-step/rename", Access.SIGNED_IN),
    STEP_REMOVE("/two-step/remove", Access.FRESH),
    RECOVERY_KEY("/two-step/recovery-key", Access.FRESH),
    TYPE_KEY("/two-step/type-key", Access.FRESH),
    TWO_STEP_ON("/two-step/on", Access.FRESH),
    TWO_STEP_OFF("/two-step/off", Access.FRESH),
    CODES("/two-step/codes", Access.FRESH),
    BROWSERS("/two-step/browsers", Access.FRESH),
    SNOOZE("/snooze", Access.FRESH),
    LIFT("/lift", Access.FRESH),
    ADDRESSES("/addresses", Access.SIGNED_IN),
    ADD_ADDRESS("/addresses/add", Access.FRESH),
    REMOVE_ADDRESS("/addresses/remove", Access.FRESH),
    CONFIRM_ADDRESS("/addresses/confirm", Access.ANYBODY),
    INVITATION("/invitation", Access.ANYBODY),
    /// Only where the operator wants it.
    REGISTER("/register", Access.ANYBODY),
    RECOVERY("/recovery", Access.ANYBODY),
    CANCEL_RECOVERY("/recovery/cancel", Access.ANYBODY),
    FINISH_RECOVERY("/recovery/finish", Access.ANYBODY);

    /// Who may come.
    public enum Access {
        /// Everybody.
        ANYBODY,
        /// Whoever is signed in.
        SIGNED_IN,
        /// Whoever signed in with every step within the last five minutes.
        FRESH
    }

    private final String path;
    private final Access access;

    Route(String path, Access access) {
        this.path = path;
        this.access = access;
    }

    /// Its path on this server.
    public String path() {
        return path;
    }

    public Access access() {
        return access;
    }

    /// The page at a path.
    public static Optional<Route> at(String path) {
        return path.startsWith(SET_UP.path)
                ? Optional.of(SET_UP)
                : Arrays.stream(values()).filter(route -> route.path.equals(path)).findFirst();
    }

    /// The page of that name.
    public static Optional<Route> named(String name) {
        return Arrays.stream(values()).filter(route -> route.name().equals(name)).findFirst();
    }
}
