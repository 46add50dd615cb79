package io.portcullis.gateway.sip.transport;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.portcullis.gateway.sip.session.SipTransport;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// Who may be sent more than it sent: a datagram's source address proves nothing until its owner has shown that it reads what
/// is sent there.
///
/// A phone's first, short request must still be challenged, so an unproven address gets a few larger replies, as many as a
/// phone needs and an amplifier cannot use.
public final class ProvenSources {
    private static final int MOST = 100_000;
    private static final int LARGER_REPLIES = 20;
    private static final Duration PROVEN_FOR = Duration.ofMinutes(10);
    private static final Duration COUNTED_FOR = Duration.ofSeconds(10);

    private final Cache<InetAddress, Boolean> proven;
    private final Cache<InetAddress, AtomicInteger> larger;

    public ProvenSources(Ticker ticker) {
        proven = Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(PROVEN_FOR).ticker(ticker)
                .executor(Runnable::run).build();
        larger = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(COUNTED_FOR).ticker(ticker)
                .executor(Runnable::run).build();
    }

    /// The peer answered something that was sent to it.
    public void proved(Flow flow) {
        InetAddress address = flow.remote().getAddress();
        if (flow.transport() == SipTransport.UDP && proven.getIfPresent(address) == null) {
            proven.put(address, Boolean.TRUE);
        }
    }

    /// Whether the peer has shown that its address is its own.
    public boolean proven(Flow flow) {
        InetAddress address = flow.remote().getAddress();
        return flow.transport() != SipTransport.UDP || address.isLoopbackAddress()
                || proven.getIfPresent(address) != null;
    }

    /// Whether a reply of this length may go to the sender of a request of that length.
    public boolean allows(Flow flow, int request, int reply) {
        return reply <= request || proven(flow)
                || larger.get(flow.remote().getAddress(), unknown -> new AtomicInteger())
                        .incrementAndGet() <= LARGER_REPLIES;
    }
}
