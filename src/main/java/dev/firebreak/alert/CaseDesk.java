package dev.firebreak.alert;

import java.util.List;

/** Where alerts become cases; the package that keeps cases implements it. All within the caller's transaction. */
public interface CaseDesk {

    /** Opens a case for an alert. */
    CaseRef open(AcceptedAlert alert);

    /** Tells an open case of a further alert that belongs to it. */
    void join(String caseKey, AcceptedAlert alert);

    /** Whether a case has work left; it then stays open until the caller's transaction ends. */
    boolean isOpen(String caseKey);

    /** Keys of the cases that the current person may not know of. */
    List<String> hidden();
}
