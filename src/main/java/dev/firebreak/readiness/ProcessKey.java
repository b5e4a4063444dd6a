package dev.firebreak.readiness;

/** The key in an id of a process definition. */
final class ProcessKey {

    private ProcessKey() {}

    /** "run-drill:3:4711" → "run-drill". */
    static String of(String processDefinitionId) {
        return processDefinitionId.substring(0, processDefinitionId.indexOf(':'));
    }
}
