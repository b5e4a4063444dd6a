package dev.firebreak.engine;

import java.util.Optional;
import java.util.Set;

/** Knows of cases that only named people may see; a bean of the package that keeps cases. */
public interface TaskAudience {

    /** The logins that may see the tasks of a case instead of the tasks' groups; empty where the groups may. */
    Optional<Set<String>> only(String caseKey);
}
