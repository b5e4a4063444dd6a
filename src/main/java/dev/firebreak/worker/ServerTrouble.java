package dev.firebreak.worker;

/** The server did not do what a worker asked of it; the message says why. */
class ServerTrouble extends Exception {

    private final Kind kind;

    ServerTrouble(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    enum Kind {
        /** Not there, or not able: it may be later. */
        AWAY,
        /** It says no, until a person changes something. */
        REFUSED,
        /** It no longer waits for this outcome. */
        LATE
    }

    Kind kind() {
        return kind;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
