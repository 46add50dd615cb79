package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.sasl.AdvertisedLists;
import io.portcullis.protocol.sasl.ChannelBinding;
import io.portcullis.protocol.sasl.HtMechanism;
import io.portcullis.protocol.sasl.SaslMechanism;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Namespaces;
import java.util.List;
import java.util.stream.Stream;

/// What `<stream:features/>` says at each stage.
final class StreamFeatures {
    private final XmlElement beforeTls = features()
            .child(XmlElement.builder(Namespaces.TLS, "starttls").child(XmlElement.of(Namespaces.TLS, "required"))
                    .build())
            .build();
    private final XmlElement signedIn;
    private final XmlElement bound;
    private final XmlElement boundAndAcknowledged;
    private final XmlElement caps;
    private final boolean tokens;

    /// @param tokens whether tokens are spoken of
    StreamFeatures(ServerDisco disco, boolean tokens) {
        this.tokens = tokens;
        this.caps = disco.caps();
        XmlElement session = XmlElement.builder(Namespaces.SESSION, "session")
                .child(XmlElement.of(Namespaces.SESSION, "optional")).build();
        XmlElement acknowledgements = XmlElement.of(Namespaces.SM3, "sm");
        XmlElement versions = XmlElement.of(Namespaces.ROSTER_VERSIONING, "ver");
        this.signedIn = features().child(XmlElement.of(Namespaces.BIND, "bind")).child(session)
                .child(acknowledgements).child(versions).child(caps).build();
        this.bound = features().child(acknowledgements).child(versions).child(caps).build();
        this.boundAndAcknowledged = features().child(versions).child(caps).build();
    }

    XmlElement of(Link link) {
        return link.secured() ? signIn(link) : beforeTls;
    }

    XmlElement signedIn() {
        return signedIn;
    }

    /// What is left where a resource was bound along with the sign-in.
    ///
    /// @param acknowledged whether stream management was enabled with it
    XmlElement bound(boolean acknowledged) {
        return acknowledged ? boundAndAcknowledged : bound;
    }

    /// The mechanisms offered on a connection: none before TLS, `-PLUS` only where there is something to bind to.
    static boolean offers(Link link, SaslMechanism mechanism) {
        return link.secured() && (!mechanism.bindsChannel() || !link.bindings().isEmpty());
    }

    /// The same mechanisms in both profiles, whoever the client says it is: a list that depended on it would tell who has
    /// an account.
    private XmlElement signIn(Link link) {
        XmlElement.Builder core = XmlElement.builder(Namespaces.SASL, "mechanisms");
        XmlElement.Builder extensible = XmlElement.builder(Namespaces.SASL2, "authentication");
        for (SaslMechanism mechanism : SaslMechanism.values()) {
            if (offers(link, mechanism)) {
                core.child(Namespaces.SASL, "mechanism", mechanism.wireName());
                extensible.child(Namespaces.SASL2, "mechanism", mechanism.wireName());
            }
        }
        extensible.child(inline(link));
        XmlElement.Builder features = features().child(core.build()).child(extensible.build());
        if (!link.bindings().isEmpty()) {
            features.child(bindingTypes(link.bindings()));
        }
        return features.child(caps).build();
    }

    /// What is said of mechanisms and bindings, the same in both profiles.
    static AdvertisedLists advertised(Link link) {
        return new AdvertisedLists(
                Stream.of(SaslMechanism.values()).filter(mechanism -> offers(link, mechanism))
                        .map(SaslMechanism::wireName).toList(),
                link.bindings().stream().map(ChannelBinding::type).toList());
    }

    /// What can be asked for along with the sign-in: a resource, XEP-0386, within it XEP-0198, and resumption; and tokens,
    /// XEP-0484.
    private XmlElement inline(Link link) {
        XmlElement feature = XmlElement.builder(Namespaces.BIND2, "feature").attribute("var", Namespaces.SM3).build();
        XmlElement bind = XmlElement.builder(Namespaces.BIND2, "bind")
                .child(XmlElement.builder(Namespaces.BIND2, "inline").child(feature).build()).build();
        XmlElement.Builder inline = XmlElement.builder(Namespaces.SASL2, "inline").child(bind)
                .child(XmlElement.of(Namespaces.SM3, "sm"));
        return tokens ? inline.child(fast(link)).build() : inline.build();
    }

    private static XmlElement fast(Link link) {
        XmlElement.Builder fast = XmlElement.builder(Namespaces.FAST, "fast");
        HtMechanism.offered(link.bindings())
                .forEach(mechanism -> fast.child(Namespaces.FAST, "mechanism", mechanism.wireName()));
        return fast.build();
    }

    /// XEP-0440.
    private static XmlElement bindingTypes(List<ChannelBinding> bindings) {
        XmlElement.Builder types = XmlElement.builder(Namespaces.SASL_CHANNEL_BINDING, "sasl-channel-binding");
        for (ChannelBinding binding : bindings) {
            types.child(XmlElement.builder(Namespaces.SASL_CHANNEL_BINDING, "channel-binding")
                    .attribute("type", binding.type()).build());
        }
        return types.build();
    }

    private static XmlElement.Builder features() {
        return XmlElement.builder(Namespaces.STREAMS, "features");
    }
}
