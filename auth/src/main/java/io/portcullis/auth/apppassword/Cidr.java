package io.portcullis.auth.apppassword;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/// A network: RFC 4632 for IPv4, RFC 4291 section 2.3 for IPv6.
///
/// @param base its first address, with every bit after the prefix zero
/// @param prefix length in bits, 0 to 32 or 128
public record Cidr(InetAddress base, int prefix) {
    /// @throws IllegalArgumentException where the prefix is too long or the base has bits after it
    public Cidr {
        byte[] address = base.getAddress();
        if (prefix < 0 || prefix > address.length * 8) {
            throw new IllegalArgumentException("prefix: " + prefix + " (expected: 0-" + address.length * 8 + ")");
        }
        for (int bit = prefix; bit < address.length * 8; bit++) {
            if ((address[bit >> 3] & (0x80 >> (bit & 7))) != 0) {
                throw new IllegalArgumentException("network: has bits after its prefix /" + prefix);
            }
        }
    }

    /// `192.0.2.0/24`, `2001:db8::/32`, or a bare address; empty for anything else. Never looks a name up.
    public static Optional<Cidr> parse(String text) {
        int slash = text.indexOf('/');
        try {
            InetAddress base = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            int bits = base.getAddress().length * 8;
            return Optional.of(new Cidr(base, slash < 0 ? bits : prefix(text.substring(slash + 1))));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static int prefix(String digits) {
        boolean plain = !digits.isEmpty() && digits.length() <= 3 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return plain ? Integer.parseInt(digits) : -1;
    }

    /// The network of that prefix length which the address lies in.
    public static Cidr around(InetAddress address, int prefix) {
        byte[] bytes = address.getAddress();
        for (int bit = prefix; bit < bytes.length * 8; bit++) {
            bytes[bit >> 3] &= (byte) ~(0x80 >> (bit & 7));
        }
        try {
            return new Cidr(InetAddress.getByAddress(bytes), prefix);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address of " + bytes.length + " bytes", impossible);
        }
    }

    /// Whether the address lies in this network; never across address families.
    public boolean contains(InetAddress address) {
        byte[] own = base.getAddress();
        byte[] other = address.getAddress();
        if (own.length != other.length) {
            return false;
        }
        int whole = prefix >> 3;
        for (int i = 0; i < whole; i++) {
            if (own[i] != other[i]) {
                return false;
            }
        }
        int rest = prefix & 7;
        return rest == 0 || ((own[whole] ^ other[whole]) & 0xFF) >> (8 - rest) == 0;
    }

    @Override
    public String toString() {
        return base.getHostAddress() + "/" + prefix;
    }
}
