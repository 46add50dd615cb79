package io.portcullis.load.attack.judge;

/// What others do while a server is attacked.
public enum Kind {
    /// A chat client signs in: TCP, TLS, SCRAM, bind, presence.
    SIGN_IN("chat sign-in"),
    /// A chat message, from its sender to the recipient's client.
    MESSAGE("chat message"),
    /// A phone's REGISTER with digest over UDP, both transactions.
    REGISTER("SIP REGISTER"),
    /// A page is loaded over a new TLS connection.
    PAGE("page load");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /// What the report calls it.
    public String words() {
        return words;
    }
}
