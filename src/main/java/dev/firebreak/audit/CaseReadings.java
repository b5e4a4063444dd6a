package dev.firebreak.audit;

import java.util.Collection;

/**
 * Hears that the current person reads what belongs to cases, and records it where that is worth an entry. The package that
 * keeps cases implements it; whoever shows more of a case than a line in a list tells.
 */
public interface CaseReadings {

    /** The kind of such an entry. It says nothing of the case itself. */
    String KIND = "RestrictedCaseRead";

    /** Whether anything that the current person reads can be worth an entry; if not, nothing need be gathered. */
    boolean concernCurrentPerson();

    /** Durable before the person sees anything: when this returns, or when the surrounding transaction commits. */
    void read(Collection<String> caseKeys);
}
