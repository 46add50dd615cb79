package io.portcullis.gateway.sip.session;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/// Values that the tests of this package share.
final class Samples {
    static final AccountName ALICE = new AccountName("alice");
    static final Opener OPENER = new Opener(ALICE, Optional.of(new AppPasswordId("phone1")), 7);

    private Samples() {}

    static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.ofLiteral("192.0.2.7"), port);
    }

    static PhoneLocation udp(int port) {
        return new PhoneLocation(SipTransport.UDP, PhoneLocation.NO_CONNECTION, address(port), address(port));
    }

    static Party party(int port) {
        return Party.of(OPENER, udp(port));
    }
}
