package io.portcullis.gateway.sip.transaction;

import io.portcullis.gateway.sip.transport.Flow;
import io.portcullis.protocol.sip.CSeq;
import io.portcullis.protocol.sip.HeaderName;
import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.SipMessageBuilder;
import io.portcullis.protocol.sip.transaction.ClientEffect;
import io.portcullis.protocol.sip.transaction.ClientInput;
import io.portcullis.protocol.sip.transaction.ClientMachine;
import io.portcullis.protocol.sip.transaction.InviteClient;
import io.portcullis.protocol.sip.transaction.NonInviteClient;
import io.portcullis.protocol.sip.transaction.Step;
import java.util.List;
import java.util.Optional;

/// One request that this server sent. Belongs to its loop.
public final class ClientTransaction extends Answered.Member {
    private final Transactions layer;
    private final Shard shard;
    private final String key;
    private final ClientUser user;
    private Carriage carriage;
    private ClientMachine machine;
    private boolean cancelled;

    ClientTransaction(Transactions layer, Shard shard, SipMessage request, Flow flow, ClientUser user) {
        this.layer = layer;
        this.shard = shard;
        this.user = user;
        key = key(request.topVia().branch().orElse(""), request.method());
        carriage = Carriage.of(request, flow);
        machine = begun();
    }

    private ClientMachine begun() {
        return ClientMachine.start(carriage.request().method(), layer.timers(),
                carriage.flow().transport().reliable(), shard.wheel.now()).next();
    }

    static String key(String branch, String method) {
        return method.equals("CANCEL") ? branch + "/CANCEL" : branch;
    }

    void start() {
        shard.clients.put(key, this);
        layer.started();
        shard.wheel.set(this, machine.nextTimer());
        carriage.send(this::failed);
    }

    /// Over UDP where no connection could be made. RFC 3261 section 18.1.1.
    private void sendOtherwise(Carriage other) {
        carriage = other;
        machine = begun();
        shard.wheel.set(this, machine.nextTimer());
        carriage.send(this::failed);
    }

    /// Sends a CANCEL for this INVITE, once. RFC 3261 section 9.1.
    public void cancel() {
        if (cancelled || machine.terminated()) {
            return;
        }
        cancelled = true;
        SipMessageBuilder cancel = hopByHop("CANCEL").copy(carriage.request(), HeaderName.TO);
        new ClientTransaction(layer, shard, cancel.build(), carriage.flow(), ClientUser.NONE).start();
    }

    /// Whether a response that came this way is the peer's: a branch is no secret. Over UDP it comes from where the request went
    /// to, as RFC 3581 section 4 has it; else over its connection, or over a new one from the same host when that is gone,
    /// RFC 3261 section 18.2.2.
    boolean answeredBy(Flow from) {
        Flow flow = carriage.flow();
        if (from.transport() != flow.transport()) {
            return false;
        }
        if (!flow.transport().reliable()) {
            return from.remote().equals(flow.remote());
        }
        return from.connection() == flow.connection()
                || (!flow.open() && from.remote().getAddress().equals(flow.remote().getAddress()));
    }

    void received(SipMessage response) {
        carriage = carriage.taken();
        var step = machine.step(new ClientInput.Response(response.status()), shard.wheel.now());
        if (step.effects().contains(ClientEffect.SEND_ACK)) {
            SipMessage ack = hopByHop("ACK").copy(response, HeaderName.TO).build();
            carriage.flow().send(ack.encode(), this::failed);
        }
        take(step);
        if (step.effects().contains(ClientEffect.PASS_RESPONSE)) {
            user.response(response);
        }
    }

    /// ACK and CANCEL repeat the request's branch, route and identifiers. RFC 3261 sections 9.1 and 17.1.1.3.
    private SipMessageBuilder hopByHop(String method) {
        SipMessage request = carriage.request();
        SipMessageBuilder message = SipMessage.request(method, request.requestUri()).pushVia(request.topVia());
        for (String header : List.of(HeaderName.ROUTE, HeaderName.FROM, HeaderName.CALL_ID)) {
            message.copy(request, header);
        }
        return message.add(HeaderName.CSEQ, new CSeq(request.cseq().number(), method).text()).maxForwards(70);
    }

    @Override
    void expired(long now) {
        take(machine.step(new ClientInput.Timer(), now));
    }

    private void take(Step<ClientMachine, ClientEffect> step) {
        machine = step.next();
        int unanswered = 0;
        for (ClientEffect effect : step.effects()) {
            switch (effect) {
                case SEND_REQUEST -> carriage.send(this::failed);
                case REPORT_TIMEOUT -> unanswered = 408;
                case REPORT_FAILURE -> unanswered = carriage.fits() ? 503 : 513;
                case SEND_ACK, PASS_RESPONSE, END -> {}
            }
        }
        shard.wheel.set(this, step.nextTimer());
        if (machine.terminated()) {
            forget();
        } else {
            stand();
        }
        if (unanswered != 0) {
            user.noAnswer(unanswered);
        }
    }

    @Override
    void forget() {
        layer.forget(shard, key, this);
    }

    /// Tells the layer how far it is.
    private void stand() {
        switch (machine) {
            case InviteClient call -> {
                switch (call.phase()) {
                    case ACCEPTED -> layer.answered(shard, this, false);
                    case COMPLETED -> layer.answered(shard, this, true);
                    case CALLING, PROCEEDING, TERMINATED -> {}
                }
            }
            case NonInviteClient other -> {
                switch (other.phase()) {
                    case COMPLETED -> layer.answered(shard, this, true);
                    case TRYING, PROCEEDING, TERMINATED -> {}
                }
            }
        }
    }

    private void failed() {
        shard.loop.execute(() -> shard.guarded(() -> {
            if (machine.terminated()) {
                return;
            }
            Optional<Carriage> other = carriage.otherwise();
            if (other.isPresent()) {
                sendOtherwise(other.get());
            } else {
                take(machine.step(new ClientInput.TransportFailed(), shard.wheel.now()));
            }
        }));
    }
}
