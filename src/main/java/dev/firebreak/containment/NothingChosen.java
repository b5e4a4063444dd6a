package dev.firebreak.containment;

/** A choice of containment without a single action. */
class NothingChosen extends InvalidTarget {

    NothingChosen() {
        super("Containment", "needs at least one action. Choose one, or say that there is nothing to contain.");
    }
}
