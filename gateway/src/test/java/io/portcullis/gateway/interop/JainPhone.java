package io.portcullis.gateway.interop;

import gov.nist.javax.sip.SipStackExt;
import gov.nist.javax.sip.clientauthutils.AuthenticationHelper;
import gov.nist.javax.sip.clientauthutils.UserCredentials;
import io.portcullis.gateway.FreePorts;
import io.portcullis.protocol.sip.jain.SilentLogger;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipFactory;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.address.AddressFactory;
import javax.sip.header.CSeqHeader;
import javax.sip.header.CallIdHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.HeaderFactory;
import javax.sip.header.ToHeader;
import javax.sip.message.MessageFactory;
import javax.sip.message.Request;
import javax.sip.message.Response;

/// A phone made of JAIN-SIP's own stack: its transactions, its dialogs, its answers to challenges (MD5 only). It answers whatever
/// it is asked: a call rings, then it is taken.
final class JainPhone implements SipListener, AutoCloseable {
    private static final long SECONDS_TO_WAIT = 15;
    private static final String LOOPBACK = "127.0.0.1";

    private final BlockingQueue<ResponseEvent> responses = new LinkedBlockingQueue<>();
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final AddressFactory addresses;
    private final HeaderFactory headers;
    private final MessageFactory messages;
    private final SipStackExt stack;
    private final SipProvider provider;
    private final AuthenticationHelper authentication;
    private final String user;
    private final String transport;
    private final int port;

    /// @param transport `udp` or `tcp`
    JainPhone(StartedServer server, String transport, String user, String password) throws Exception {
        this.user = user;
        this.transport = transport;
        SipFactory factory = SipFactory.getInstance();
        addresses = factory.createAddressFactory();
        headers = factory.createHeaderFactory();
        messages = factory.createMessageFactory();
        stack = (SipStackExt) factory.createSipStack(properties(server, transport));
        port = FreePorts.next();
        provider = stack.createSipProvider(stack.createListeningPoint(LOOPBACK, port, transport));
        provider.addSipListener(this);
        authentication = stack.getAuthenticationHelper((_, _) -> new Credentials(user, password), headers);
    }

    private static Properties properties(StartedServer server, String transport) {
        Properties properties = new Properties();
        properties.setProperty("javax.sip.STACK_NAME", "phone-" + UUID.randomUUID());
        properties.setProperty("javax.sip.OUTBOUND_PROXY", LOOPBACK + ":" + server.sipPort + "/" + transport);
        properties.setProperty("gov.nist.javax.sip.STACK_LOGGER", SilentLogger.class.getName());
        // Else each datagram has a thread of its own, and a 180 that is overtaken by its 200 is never heard of.
        properties.setProperty("gov.nist.javax.sip.THREAD_POOL_SIZE", "1");
        return properties;
    }

    /// What the stack's answer to a challenge asks for.
    private record Credentials(String user, String password) implements UserCredentials {
        @Override
        public String getUserName() {
            return user;
        }

        @Override
        public String getPassword() {
            return password;
        }

        @Override
        public String getSipDomain() {
            return StartedServer.DOMAIN;
        }

        @Override
        public String toString() {
            return "Credentials[" + user + ", [REDACTED]]";
        }
    }

    /// What came of a request.
    ///
    /// @param statuses of all answers, that of the challenge first
    /// @param last     the final answer
    /// @param dialog   what an INVITE set up
    record Answer(List<Integer> statuses, Response last, Optional<Dialog> dialog) {
        Answer {
            statuses = List.copyOf(statuses);
        }

        /// The contacts that the answer to a REGISTER names.
        List<String> contacts() {
            List<String> contacts = new ArrayList<>();
            Iterator<?> found = last.getHeaders(ContactHeader.NAME);
            while (found.hasNext()) {
                contacts.add(((ContactHeader) found.next()).getAddress().getURI().toString());
            }
            return contacts;
        }
    }

    /// Binds this phone, or takes the binding back with 0 seconds.
    Answer register(int seconds) throws Exception {
        Request register = request(Request.REGISTER, "sip:" + StartedServer.DOMAIN, user);
        register.addHeader(headers.createExpiresHeader(seconds));
        return send(provider.getNewClientTransaction(register));
    }

    Answer message(String to, String text) throws Exception {
        Request message = request(Request.MESSAGE, address(to), to);
        message.setContent(text.getBytes(StandardCharsets.UTF_8), headers.createContentTypeHeader("text", "plain"));
        return send(provider.getNewClientTransaction(message));
    }

    /// Calls, and acknowledges when the call is taken.
    Answer call(String to) throws Exception {
        Request invite = request(Request.INVITE, address(to), to);
        invite.setContent(StartedServer.utf8(sessionDescription()),
                headers.createContentTypeHeader("application", "sdp"));
        Answer answer = send(provider.getNewClientTransaction(invite));
        if (answer.dialog().isPresent()) {
            Dialog dialog = answer.dialog().get();
            dialog.sendAck(dialog.createAck(sequence(answer.last()).getSeqNumber()));
        }
        return answer;
    }

    Answer hangUp(Dialog dialog) throws Exception {
        ClientTransaction bye = provider.getNewClientTransaction(dialog.createRequest(Request.BYE));
        dialog.sendRequest(bye);
        return await(bye.getRequest());
    }

    /// The next request that reached this phone; it has been answered.
    Request received() throws InterruptedException {
        return Optional.ofNullable(requests.poll(SECONDS_TO_WAIT, TimeUnit.SECONDS))
                .orElseThrow(() -> new AssertionError("no request reached " + user + "'s phone"));
    }

    /// How many requests have reached this phone and were not asked for by [#received].
    int waiting() {
        return requests.size();
    }

    String contact() {
        return "sip:" + user + "@" + LOOPBACK + ":" + port + ";transport=" + transport;
    }

    private static String address(String name) {
        return "sip:" + name + "@" + StartedServer.DOMAIN;
    }

    private String sessionDescription() {
        return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 40000 RTP/AVP 0\r\n";
    }

    private Request request(String method, String uri, String to) throws Exception {
        String tag = UUID.randomUUID().toString().substring(0, 8);
        Request request = messages.createRequest(addresses.createURI(uri), method, provider.getNewCallId(),
                headers.createCSeqHeader(1L, method),
                headers.createFromHeader(addresses.createAddress(address(user)), tag),
                headers.createToHeader(addresses.createAddress(address(to)), null),
                List.of(headers.createViaHeader(LOOPBACK, port, transport, null)), headers.createMaxForwardsHeader(70));
        request.addHeader(headers.createContactHeader(addresses.createAddress("<" + contact() + ">")));
        return request;
    }

    private Answer send(ClientTransaction transaction) throws Exception {
        transaction.sendRequest();
        return await(transaction.getRequest());
    }

    /// Waits for the final answer, having answered one challenge.
    private Answer await(Request request) throws Exception {
        String callId = callId(request.getHeader(CallIdHeader.NAME));
        List<Integer> statuses = new ArrayList<>();
        while (true) {
            ResponseEvent event = response(callId, request.getMethod());
            int status = event.getResponse().getStatusCode();
            boolean first = statuses.stream().noneMatch(JainPhone::isChallenge);
            statuses.add(status);
            if (isChallenge(status) && first) {
                authentication.handleChallenge(event.getResponse(), event.getClientTransaction(), provider, 5, true)
                        .sendRequest();
            } else if (status >= 200) {
                return new Answer(statuses, event.getResponse(),
                        Optional.ofNullable(event.getDialog()).filter(_ -> status < 300));
            }
        }
    }

    private static boolean isChallenge(int status) {
        return status == Response.UNAUTHORIZED || status == Response.PROXY_AUTHENTICATION_REQUIRED;
    }

    private ResponseEvent response(String callId, String method) throws InterruptedException {
        while (true) {
            ResponseEvent event = Optional.ofNullable(responses.poll(SECONDS_TO_WAIT, TimeUnit.SECONDS))
                    .orElseThrow(() -> new AssertionError("no answer to the " + method + " of " + user + "'s phone"));
            Response response = event.getResponse();
            if (callId(response.getHeader(CallIdHeader.NAME)).equals(callId)
                    && sequence(response).getMethod().equals(method)) {
                return event;
            }
        }
    }

    private static String callId(javax.sip.header.Header header) {
        return ((CallIdHeader) header).getCallId();
    }

    private static CSeqHeader sequence(Response response) {
        return (CSeqHeader) response.getHeader(CSeqHeader.NAME);
    }

    @Override
    public void processResponse(ResponseEvent event) {
        responses.add(event);
    }

    @Override
    public void processRequest(RequestEvent event) {
        try {
            answer(event);
        } catch (SipException | ParseException | InvalidArgumentException e) {
            throw new IllegalStateException(e);
        }
        requests.add(event.getRequest());
    }

    private void answer(RequestEvent event) throws SipException, ParseException, InvalidArgumentException {
        Request request = event.getRequest();
        if (request.getMethod().equals(Request.ACK)) {
            return;
        }
        ServerTransaction transaction = event.getServerTransaction() == null
                ? provider.getNewServerTransaction(request)
                : event.getServerTransaction();
        if (request.getMethod().equals(Request.INVITE)) {
            String tag = UUID.randomUUID().toString().substring(0, 8);
            transaction.sendResponse(taken(request, Response.RINGING, tag));
            transaction.sendResponse(taken(request, Response.OK, tag));
        } else {
            transaction.sendResponse(messages.createResponse(Response.OK, request));
        }
    }

    private Response taken(Request invite, int status, String tag)
            throws SipException, ParseException, InvalidArgumentException {
        Response response = messages.createResponse(status, invite);
        ((ToHeader) response.getHeader(ToHeader.NAME)).setTag(tag);
        response.addHeader(headers.createContactHeader(addresses.createAddress("<" + contact() + ">")));
        if (status == Response.OK) {
            response.setContent(StartedServer.utf8(sessionDescription()),
                    headers.createContentTypeHeader("application", "sdp"));
        }
        return response;
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
        // Whoever waits for the answer says so.
    }

    @Override
    public void processIOException(IOExceptionEvent event) {
        // Whoever waits for the answer says so.
    }

    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {
        // Nothing is kept by transaction.
    }

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {
        // Nothing is kept by dialog.
    }

    @Override
    public void close() {
        stack.stop();
    }
}
