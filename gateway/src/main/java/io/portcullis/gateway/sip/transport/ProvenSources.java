package io.portcullis.gateway.sip.transport;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.portcullis.gateway.net.ClientNetwork;
import io.portcullis.gateway.net.TokenBucket;
import io.portcullis.gateway.sip.session.PhoneLocation;
import io.portcullis.gateway.sip.session.SipTransport;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who may be sent more than it sent, and is always listened to: a datagram's source address proves nothing until its owner has
/// shown that it reads what is sent there.
///
/// Networks that no phone has signed in from have a small budget, each its own and all together, of datagrams that are looked at: more than
/// a phone needs, fewer than a flood, whether it answers challenges or not. Of the replies to unproven networks only a few may be larger
/// than the request, as many as a phone needs and an amplifier cannot use. Any thread.
public final class ProvenSources {
    private static final Set<ClientNetwork> LOOPBACK = Stream.of("127.0.0.1", "::1").map(InetAddress::ofLiteral)
            .map(ClientNetwork::of).collect(Collectors.toUnmodifiableSet());
    private static final int MOST = 100_000;
    private static final int LARGER_REPLIES = 20;
    private static final int DATAGRAMS = 100;
    private static final int DATAGRAMS_OF_ALL = 500;
    private static final Duration PROVEN_FOR = Duration.ofMinutes(10);
    private static final Duration SIGNED_IN_FOR = Duration.ofHours(2);
    private static final Duration COUNTED_FOR = Duration.ofSeconds(10);

    private final Cache<ClientNetwork, Boolean> proven;
    /// Apart from the others, so that whoever proves many addresses displaces no phone.
    private final Cache<ClientNetwork, Boolean> signedIn;
    private final Cache<ClientNetwork, AtomicInteger> larger;
    private final Cache<ClientNetwork, AtomicInteger> datagrams;
    private final Ticker ticker;
    /// Its own lock.
    private final TokenBucket all;

    public ProvenSources(Ticker ticker) {
        proven = cache(ticker).expireAfterAccess(PROVEN_FOR).build();
        signedIn = cache(ticker).expireAfterWrite(SIGNED_IN_FOR).build();
        larger = cache(ticker).expireAfterWrite(COUNTED_FOR).build();
        datagrams = cache(ticker).expireAfterWrite(COUNTED_FOR).build();
        this.ticker = ticker;
        all = new TokenBucket(DATAGRAMS_OF_ALL, DATAGRAMS_OF_ALL, ticker.read());
    }

    private static Caffeine<Object, Object> cache(Ticker ticker) {
        return Caffeine.newBuilder().maximumSize(MOST).ticker(ticker).executor(Runnable::run);
    }

    /// The peer answered something that was sent to it.
    public void proved(Flow flow) {
        ClientNetwork network = network(flow);
        if (flow.transport() == SipTransport.UDP && proven.getIfPresent(network) == null) {
            proven.put(network, Boolean.TRUE);
        }
    }

    /// A phone signed in from there.
    public void signedIn(Flow flow) {
        if (flow.transport() == SipTransport.UDP) {
            signedIn.put(network(flow), Boolean.TRUE);
        }
    }

    /// A phone that signed in before is bound there.
    public void signedIn(PhoneLocation location) {
        if (location.transport() == SipTransport.UDP) {
            signedIn.put(ClientNetwork.of(location.source().getAddress()), Boolean.TRUE);
        }
    }

    /// Whether the peer has shown that its address is its own.
    public boolean proven(Flow flow) {
        return flow.transport() != SipTransport.UDP || proven(flow.remote().getAddress());
    }

    /// Nobody outside can send from this machine's own loopback address. The other addresses of 127.0.0.0/8 count like any network,
    /// so that the budgets can be tried on one machine.
    private boolean familiar(ClientNetwork network) {
        return LOOPBACK.contains(network) || signedIn.getIfPresent(network) != null;
    }

    private boolean proven(InetAddress address) {
        ClientNetwork network = ClientNetwork.of(address);
        return familiar(network) || proven.getIfPresent(network) != null;
    }

    /// Whether a datagram from there is looked at; counts it where nobody has signed in from there.
    boolean admits(InetAddress source) {
        return familiar(ClientNetwork.of(source))
                || (counted(datagrams, ClientNetwork.of(source)) <= DATAGRAMS && allAdmit());
    }

    private boolean allAdmit() {
        synchronized (all) {
            return all.tryTake(1, ticker.read());
        }
    }

    /// Whether a reply of this length may go to the sender of a request of that length.
    public boolean allows(Flow flow, int request, int reply) {
        return reply <= request || proven(flow) || counted(larger, network(flow)) <= LARGER_REPLIES;
    }

    private static int counted(Cache<ClientNetwork, AtomicInteger> counts, ClientNetwork network) {
        return counts.get(network, unknown -> new AtomicInteger()).incrementAndGet();
    }

    private static ClientNetwork network(Flow flow) {
        return ClientNetwork.of(flow.remote().getAddress());
    }
}
