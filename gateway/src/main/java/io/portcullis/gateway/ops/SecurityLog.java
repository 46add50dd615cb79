package io.portcullis.gateway.ops;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A line for each refused sign-in, for operators and fail2ban. At most 10 a minute of a network and 100 in all; what is left
/// out is counted in a line of its own when the minute is over and another is refused. Safe for use by several threads.
public final class SecurityLog {
    static final int MOST_OF_A_NETWORK = 10;
    static final int MOST = 100;

    private static final Logger LOG = LoggerFactory.getLogger(SecurityLog.class);
    private static final long MINUTE = 60;

    private final boolean accountNames;
    /// Lines of this minute by network: no more entries than lines.
    private final Map<String, Integer> written = new HashMap<>();
    private long minute;
    private int lines;
    private long leftOut;

    /// @param accountNames whether lines name the account
    public SecurityLog(boolean accountNames) {
        this.accountNames = accountNames;
    }

    synchronized void refused(RefusedSignIn signIn) {
        turn(signIn.at());
        String network = signIn.network().toString();
        if (lines >= MOST || written.getOrDefault(network, 0) >= MOST_OF_A_NETWORK) {
            leftOut++;
            return;
        }
        lines++;
        written.merge(network, 1, Integer::sum);
        String account = accountNames ? signIn.account().map(name -> " account=" + name).orElse("") : "";
        LOG.warn("sign-in refused: protocol={} mechanism={} reason={} network={}{}", signIn.protocol(),
                signIn.mechanism(), signIn.reason().text(), network, account);
    }

    private void turn(Instant at) {
        long now = at.getEpochSecond() / MINUTE;
        if (now > minute) {
            tellLeftOut();
            minute = now;
            lines = 0;
            written.clear();
        }
    }

    private void tellLeftOut() {
        if (leftOut > 0) {
            LOG.warn("sign-ins refused: {} more without a line of their own", leftOut);
            leftOut = 0;
        }
    }

    /// Says what was left out, when the server stops.
    synchronized void close() {
        tellLeftOut();
    }
}
