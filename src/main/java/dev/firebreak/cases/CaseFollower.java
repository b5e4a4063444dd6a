package dev.firebreak.cases;

/** Hears what becomes of a case, in the same transaction; each package that keeps something by case declares a bean. */
public interface CaseFollower {

    /** A case was dismissed or closed: what still waits for people ends with it. */
    default void ended(CaseKey key) {}

    /** A case went on in another one: what is still to be done moves there. */
    void merged(CaseKey from, CaseKey into);
}
