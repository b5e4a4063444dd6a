package dev.firebreak.containment;

import java.io.IOException;

/** A hook's name or address leads where no hook may be; nothing was sent. */
class BlockedAddress extends IOException {

    BlockedAddress(String address, String what) {
        super(address + " is " + what + ", which firebreak.containment.allow-networks does not allow");
    }
}
