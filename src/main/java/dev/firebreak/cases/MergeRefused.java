package dev.firebreak.cases;

/** A case cannot go on in the other one; the message says why. */
class MergeRefused extends Exception {

    MergeRefused(String why) {
        super(why);
    }
}
