package dev.firebreak.local;

/** How the practice range answers a call. */
enum RangeAnswer {
    APPLIED("applied", 200, "application/json", "{\"already\":false}"),
    ALREADY("already applied", 200, "application/json", "{\"already\":true}"),
    REFUSED("refused", 409, "application/json", "{\"detail\":\"The practice range refuses targets of this name.\"}"),
    /** After everybody stopped waiting. */
    LATE("applied, answered late", 200, "application/json", "{\"already\":false}"),
    GARBAGE("applied, answered with garbage", 200, "text/html", "<html><title>It works!</title></html>");

    private final String word;
    private final int status;
    private final String type;
    private final String body;

    RangeAnswer(String word, int status, String type, String body) {
        this.word = word;
        this.status = status;
        this.type = type;
        this.body = body;
    }

    /** The answer to the same key when it comes again. */
    RangeAnswer again() {
        return this == APPLIED || this == LATE ? ALREADY : this;
    }

    String word() {
        return word;
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }

    String body() {
        return body;
    }
}
