package io.portcullis.gateway.sip.transport;

import io.portcullis.gateway.sip.meter.SipMeters;
import io.portcullis.gateway.sip.meter.SipRefusal;
import java.net.InetAddress;

/// Lets datagrams through to the parser. What is over the budget of networks that no phone has signed
/// in from is counted and dropped unread. Any thread.
public record DatagramGate(ProvenSources sources, SipMeters meters) {
    boolean admits(InetAddress source) {
        boolean admitted = sources.admits(source);
        if (!admitted) {
            meters.refused(SipRefusal.UNPROVEN);
        }
        return admitted;
    }
}
