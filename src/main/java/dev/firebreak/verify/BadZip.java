package dev.firebreak.verify;

import java.io.IOException;

/** A file in the zip does not unpack to what the zip says. */
final class BadZip extends IOException {

    private static final long serialVersionUID = 1L;

    BadZip(String path) {
        super("This is no bundle: " + path + " does not unpack to what the zip says.");
    }
}
