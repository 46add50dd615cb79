package io.portcullis.gateway.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/// Bob's phone, which accepts every call and stays in it.
final class CalledPhone implements AutoCloseable {
    private final StartedServer server;
    private final RawSip phone;
    private final List<String> heard = new ArrayList<>();

    /// An established call.
    ///
    /// @param id its Call-ID
    record Call(RawSip caller, CalledPhone peer, String id) {}

    private CalledPhone(StartedServer server, RawSip phone) {
        this.server = server;
        this.phone = phone;
    }

    static CalledPhone registered(StartedServer server) throws IOException {
        RawSip phone = RawSip.open("TCP", server);
        String answer = phone.request("REGISTER", "bob", "bob",
                server.appPassword("bob", "--scope", "sip").password(), "SHA-256");
        if (!answer.startsWith("SIP/2.0 200")) {
            throw new IOException("bob is not registered: " + answer);
        }
        return new CalledPhone(server, phone);
    }

    /// Somebody calls, by an own connection, and is in the call.
    Call calledBy(String name, String password) throws IOException {
        RawSip caller = RawSip.open("TCP", server);
        try (var asking = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> call(caller, name, password),
                    asking);
            String invite = phone.receive();
            while (!invite.startsWith("INVITE ")) {
                heard.add(invite);
                invite = phone.receive();
            }
            phone.answer(invite, "200 OK");
            if (!answer.join().startsWith("SIP/2.0 200")) {
                throw new IOException("no call: " + answer.join());
            }
            return new Call(caller, this, RawSip.header(invite, "Call-ID"));
        }
    }

    private static String call(RawSip caller, String name, String password) {
        try {
            return caller.request("INVITE", name, "bob", password, "SHA-256");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until a request of this call has come.
    boolean hears(String method, String callId) throws IOException {
        while (heard.stream().noneMatch(message -> message.startsWith(method + " ") && message.contains(callId))) {
            heard.add(phone.receive());
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        phone.close();
    }
}
