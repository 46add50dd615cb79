package io.portcullis.gateway.config;

import java.time.Duration;

/// XMPP streams.
public record XmppConfig(
        SignInConfig signIn,
        StanzaConfig stanza,
        RateConfig rate,
        AccountRateConfig accountRate,
        StrangersConfig strangers,
        ResumptionConfig resumption,
        @Setting(initial = "true", meaning = "Whether SCRAM is offered with channel binding. Clients that know `tls-unique` only, such as slixmpp before 1.9, then sign in by PLAIN over TLS; by SCRAM with this off.") boolean channelBinding,
        @Setting(initial = "50", range = "1-10000", meaning = "Sessions an account can have at once.") int sessionsPerAccount,
        @Setting(initial = "1000", range = "10-100000", meaning = "Contacts in a roster; as many who only asked to be contacts are kept beside them.") int rosterContacts,
        @Setting(initial = "10m", range = "10s-1d", meaning = "A client silent this long is pinged.") Duration pingAfter,
        @Setting(initial = "30s", range = "1s-10m", meaning = "A client that does not answer a ping this long is taken for gone.") Duration pingTimeout) {

    /// Before a client has signed in.
    public record SignInConfig(
            @Setting(initial = "8KiB", range = "1KiB-1MiB", meaning = "Largest element before sign-in.") int bytes,
            @Setting(initial = "32", range = "8-1000", meaning = "Elements before sign-in, in all.") int elements,
            @Setting(initial = "5", range = "1-100", meaning = "Refused sign-ins after which the stream ends. A mechanism that fails before a password is checked is not one; it may fail ten times.") int tries,
            @Setting(initial = "30s", range = "1s-10m", meaning = "Time from connecting to the bound resource, whatever is sent.") Duration timeout) {}

    /// One stanza of a client that has signed in.
    public record StanzaConfig(
            @Setting(initial = "256KiB", range = "10000-16MiB", meaning = "Largest stanza (RFC 6120 asks for 10,000 bytes at least).") int bytes,
            @Setting(initial = "64", range = "8-1000", meaning = "Deepest nesting of elements.") int depth,
            @Setting(initial = "1000", range = "32-100000", meaning = "Elements in a stanza.") int elements,
            @Setting(initial = "100", range = "16-1000", meaning = "Attributes of an element.") int attributes) {}

    /// What one session may send; above it, reading pauses.
    public record RateConfig(
            @Setting(initial = "1MiB", range = "1KiB-1GiB", meaning = "Bytes a second.") long bytes,
            @Setting(initial = "4MiB", range = "16KiB-4GiB", meaning = "Bytes in a burst.") long bytesBurst,
            @Setting(initial = "2000", range = "1-10000000", meaning = "Stanzas a second.") int stanzas,
            @Setting(initial = "10000", range = "10-100000000", meaning = "Stanzas in a burst.") int stanzasBurst) {}

    /// What all sessions of one account may send together, and its phones as messages; above it, reading pauses.
    public record AccountRateConfig(
            @Setting(initial = "2MiB", range = "1KiB-1GiB", meaning = "Bytes a second of all sessions of one account together.") long bytes,
            @Setting(initial = "8MiB", range = "16KiB-4GiB", meaning = "Bytes in a burst.") long bytesBurst,
            @Setting(initial = "4000", range = "1-10000000", meaning = "Stanzas a second.") int stanzas,
            @Setting(initial = "20000", range = "10-100000000", meaning = "Stanzas in a burst.") int stanzasBurst) {}

    /// What an account may send to somebody who does not have it in the roster. A message or a request costs one point, presence
    /// three, a subscription six.
    public record StrangersConfig(
            @Setting(initial = "60", range = "10-100000000", meaning = "Points for one recipient who does not have the sender in the roster, in a burst: a message or request costs 1, presence 3, a subscription 6.") int burst,
            @Setting(initial = "60", range = "1-100000000", meaning = "Points a minute for one such recipient.") int perMinute,
            @Setting(initial = "200", range = "10-100000000", meaning = "Points for all such recipients together, in a burst.") int burstInAll,
            @Setting(initial = "200", range = "1-100000000", meaning = "Points a minute for all such recipients together.") int perMinuteInAll) {}

    /// XEP-0198.
    public record ResumptionConfig(
            @Setting(initial = "1h", range = "0s-7d", meaning = "How long a cut stream can be resumed.") Duration window,
            @Setting(initial = "1000", range = "10-1000000", meaning = "Stanzas sent and not acknowledged that a session holds; beyond, it is detached and its messages stay in the store.") int unacknowledged,
            @Setting(initial = "10000", range = "0-10000000", meaning = "Detached sessions held in all.") int detached) {}
}
