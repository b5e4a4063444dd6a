package dev.firebreak.web;

/** What failed after a part of the answer had left. Nothing answers it: the connection is cut. */
class CutOff extends RuntimeException {

    CutOff(Exception cause) {
        super(cause);
    }
}
