package io.portcullis.gateway.xmpp.session;

import io.portcullis.auth.fast.FastWish;
import io.portcullis.protocol.sasl.ChannelBinding;
import io.portcullis.protocol.sasl.HtMechanism;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.UserAgent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a client says of tokens in its `<authenticate/>`, XEP-0484.
///
/// @param shown whether it signs in by a token: `<fast/>`
/// @param count how often it has used the token, as it says
/// @param invalidate whether the token is to end
/// @param wanted the mechanism it asks a new token for: `<request-token/>`
record FastRequest(boolean shown, OptionalLong count, boolean invalidate, Optional<String> wanted) {
    /// Nothing.
    static final FastRequest NONE = new FastRequest(false, OptionalLong.empty(), false, Optional.empty());

    private static final int MOST_DIGITS = 10;

    /// Empty when it breaks the rules: twice the same, a count that is no positive number, a flag that is none.
    ///
    /// @param authenticate what they may be children of
    static Optional<FastRequest> of(XmlElement authenticate) {
        Optional<XmlElement> fast = authenticate.child(Namespaces.FAST, "fast");
        Optional<String> count = fast.flatMap(element -> element.attribute("count"));
        Optional<String> invalidate = fast.flatMap(element -> element.attribute("invalidate"));
        boolean good = !Children.repeat(authenticate, Namespaces.FAST, "fast")
                && !Children.repeat(authenticate, Namespaces.FAST, "request-token")
                && count.stream().allMatch(FastRequest::isCount) && invalidate.stream().allMatch(FastRequest::isFlag);
        return good
                ? Optional.of(new FastRequest(fast.isPresent(),
                        count.map(text -> OptionalLong.of(Long.parseLong(text))).orElseGet(OptionalLong::empty),
                        invalidate.filter(text -> text.equals("1") || text.equals("true")).isPresent(),
                        authenticate.child(Namespaces.FAST, "request-token")
                                .flatMap(element -> element.attribute("mechanism"))))
                : Optional.empty();
    }

    private static boolean isCount(String text) {
        return !text.isEmpty() && text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && Long.parseLong(text) > 0;
    }

    private static boolean isFlag(String text) {
        return text.equals("1") || text.equals("true") || text.equals("0") || text.equals("false");
    }

    /// The same for those who decide. A mechanism that was not offered is not wanted: what it would be good for is unknown.
    FastWish wish(UserAgent agent, List<ChannelBinding> bindings) {
        return new FastWish(agent.id(), wanted.filter(name -> HtMechanism.offered(name, bindings).isPresent()), count,
                invalidate);
    }
}
