package dev.firebreak.notification;

/** A notice cannot go out as it is; the message says why and what a person can do. */
class NotSendable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotSendable(String message) {
        super(message);
    }
}
