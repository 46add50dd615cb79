package io.portcullis.gateway.sip.message;

import io.portcullis.gateway.bridge.MessageInbox;
import io.portcullis.gateway.bridge.SipOutbound;
import io.portcullis.gateway.sip.meter.SipMeters;
import io.portcullis.gateway.sip.meter.SipRefusal;
import io.portcullis.gateway.sip.session.LocalNames;
import io.portcullis.gateway.sip.session.Opener;
import io.portcullis.gateway.sip.transaction.ServerTransaction;
import io.portcullis.protocol.interwork.PagerMessage;
import io.portcullis.protocol.sip.HeaderName;
import io.portcullis.protocol.sip.Parameters;
import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.SipUri;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// Takes MESSAGE requests of signed-in accounts: 202 once the message is on the disk. RFC 3428 section 7.
public final class PhoneInbox {
    private static final String TEXT = "text/plain";
    private static final String IDENTITY = "identity";

    private final MessageInbox inbox;
    private final LocalNames names;
    private final SipMeters meters;

    public PhoneInbox(MessageInbox inbox, LocalNames names, SipMeters meters) {
        this.inbox = inbox;
        this.names = names;
        this.meters = meters;
    }

    /// Takes one, and answers it when it is stored or refused.
    ///
    /// @param to the Request-URI, which names an account
    public void take(ServerTransaction transaction, Opener sender, SipUri to) {
        SipMessage request = transaction.request();
        if (isEncoded(request)) {
            meters.refused(SipRefusal.CONTENT);
            transaction.reply(transaction.prepare(415).add(HeaderName.ACCEPT_ENCODING, IDENTITY).build());
            return;
        }
        if (to.secure()) {
            // a stored message goes out by whatever way a client has, which is not what RFC 5630 promises
            meters.refused(SipRefusal.NOT_REGISTERED);
            transaction.reply(480);
            return;
        }
        Optional<String> text = text(request);
        if (text.isEmpty()) {
            meters.refused(SipRefusal.CONTENT);
            transaction.reply(transaction.prepare(415).add(HeaderName.ACCEPT, TEXT).build());
            return;
        }
        PagerMessage message = new PagerMessage(names.uri(sender.account()),
                new SipUri("sip", to.user(), "", names.domain(), -1, instance(to), ""), request.callId(),
                request.contentType().orElse(TEXT), text.get(), request.header(HeaderName.SUBJECT),
                request.header("Content-Language"));
        boolean looped = request.header(SipOutbound.HOP_HEADER).isPresent();
        inbox.fromPhone(sender.account(), message, looped, status -> answer(transaction, status));
    }

    private void answer(ServerTransaction transaction, int status) {
        if (!transaction.loop().inEventLoop()) {
            transaction.run(() -> answer(transaction, status));
        } else if (!transaction.answered()) {
            transaction.reply(status == 503
                    ? transaction.prepare(503).add(HeaderName.RETRY_AFTER, "10").build()
                    : transaction.prepare(status).build());
        }
    }

    private static Parameters instance(SipUri uri) {
        return uri.parameters().get("gr").map(gr -> Parameters.of("gr", gr)).orElse(Parameters.NONE);
    }

    private static boolean isEncoded(SipMessage request) {
        return request.list(HeaderName.CONTENT_ENCODING).stream()
                .anyMatch(coding -> !coding.equalsIgnoreCase(IDENTITY));
    }

    /// The body, when it is plain text in UTF-8.
    private static Optional<String> text(SipMessage request) {
        if (!isPlainText(request.contentType().orElse(""))) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(request.body())).toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private static boolean isPlainText(String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT).replace(" ", "").replace("\t", "").replace("\"", "");
        int charset = type.indexOf(";charset=");
        String media = type.contains(";") ? type.substring(0, type.indexOf(';')) : type;
        return media.equals(TEXT) && (charset < 0 || type.startsWith("utf-8", charset + 9)
                || type.startsWith("us-ascii", charset + 9));
    }
}
