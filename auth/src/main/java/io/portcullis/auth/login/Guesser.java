package io.portcullis.auth.login;

import io.portcullis.auth.apppassword.Cidr;
import java.net.InetAddress;

/// Who guesses at what: the three keys under which wrong answers are counted.
///
/// @param name the account's, or the text that is no account's
/// @param network /24 of IPv4, /48 of IPv6
record Guesser(GuessClass guessClass, String name, Cidr network) {
    private static final int LONGEST_NAME = 256;

    static Guesser of(GuessClass guessClass, String name, InetAddress address) {
        String bounded = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
        return new Guesser(guessClass, bounded, network(address));
    }

    static Cidr network(InetAddress address) {
        return Cidr.around(address, address.getAddress().length == 4 ? 24 : 48);
    }

    ByAccount byAccount() {
        return new ByAccount(guessClass, name);
    }

    ByNetwork byNetwork() {
        return new ByNetwork(guessClass, network);
    }

    /// An account, from wherever.
    record ByAccount(GuessClass guessClass, String name) {}

    /// A network, at whatever account.
    record ByNetwork(GuessClass guessClass, Cidr network) {}
}
