package dev.firebreak.containment;

import java.math.BigInteger;
import java.net.InetAddress;

/**
 * Addresses that begin alike; a single address is the smallest of them.
 *
 * @param bits how long an address is: 32 or 128
 * @param length how many of its first bits are alike
 */
record Network(BigInteger first, int bits, int length) {

    /** Of an address or a network in its one spelling. */
    static Network of(String target) {
        int slash = target.indexOf('/');
        InetAddress address = IpTarget.parse(slash < 0 ? target : target.substring(0, slash));
        int bits = address.getAddress().length * Byte.SIZE;
        return new Network(
                new BigInteger(1, address.getAddress()),
                bits,
                slash < 0 ? bits : Integer.parseInt(target.substring(slash + 1)));
    }

    boolean overlaps(Network other) {
        int differing = bits - Math.min(length, other.length);
        return bits == other.bits && first.shiftRight(differing).equals(other.first.shiftRight(differing));
    }
}
