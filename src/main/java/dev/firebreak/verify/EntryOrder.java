package dev.firebreak.verify;

/** Which entries belong in a bundle, in which order. */
interface EntryOrder {

    /** Takes the next entry, already proved to be in the tree. */
    void next(EntryLine entry) throws Flaw;

    /** After the last. */
    void end() throws Flaw;
}
