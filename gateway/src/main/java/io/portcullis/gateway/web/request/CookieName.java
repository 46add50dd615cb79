package io.portcullis.gateway.web.request;

/// The cookies there are. `__Host-` makes browsers refuse them from any other host, without TLS, or for a part of the site.
public enum CookieName {
    /// A visit before sign-in: only what forms are tied to.
    VISIT("__Host-visit"),
    /// A sign-in.
    SESSION("__Host-session"),
    /// Which device its reader was asked to add, from the link on: no secret.
    DEVICE("__Host-device"),
    /// A browser that is trusted for 30 days.
    TRUSTED("__Host-trusted");

    private final String text;

    CookieName(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
