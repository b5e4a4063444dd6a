package dev.firebreak.audit;

import java.util.List;

/**
 * A table that a package gives to readers outside: tables/NAME.csv in the bundle of a case, and a section of its report.
 * A bean of the package, sorted by {@code @Order}. Whoever asks for the bundle has shown the right to read the case.
 */
public interface CaseSheet {

    /** Of its file, in lowercase letters: "clocks". */
    String name();

    /** For people: "Clocks". */
    String heading();

    List<String> columns();

    /** As many cells in each as there are columns; no rows where the package knows nothing of the case. */
    List<List<String>> rows(String caseKey);
}
