package dev.firebreak.web;

import java.util.List;

/** The roles of the plan; each is a group of the engine. */
public final class Roles {

    public static final String ANALYST = "analyst";
    public static final String RESPONDER = "responder";
    public static final String INCIDENT_COMMANDER = "incident-commander";
    public static final String IT_OPERATIONS = "it-operations";
    public static final String LEGAL = "legal";
    public static final String COMMUNICATIONS = "communications";
    public static final String MANAGEMENT = "management";
    public static final String COMPLIANCE = "compliance";
    public static final String AUDITOR = "auditor";
    public static final String ADMINISTRATOR = "administrator";

    /** Machines that post alerts. */
    public static final String ALERT_SOURCE = "alert-source";

    private static final String[] CASE_WORKERS = {
        ANALYST, RESPONDER, INCIDENT_COMMANDER, IT_OPERATIONS, LEGAL, COMMUNICATIONS, MANAGEMENT
    };

    private static final String[] CASE_READERS = {
        ANALYST, RESPONDER, INCIDENT_COMMANDER, IT_OPERATIONS, LEGAL, COMMUNICATIONS, MANAGEMENT, AUDITOR
    };

    private static final List<String> ALL = List.of(
            ANALYST,
            RESPONDER,
            INCIDENT_COMMANDER,
            IT_OPERATIONS,
            LEGAL,
            COMMUNICATIONS,
            MANAGEMENT,
            COMPLIANCE,
            AUDITOR,
            ADMINISTRATOR,
            ALERT_SOURCE);

    private Roles() {}

    /** Every role, people's and machines'. */
    public static List<String> all() {
        return ALL;
    }

    /** Everybody of the team, without the machines. */
    public static String[] people() {
        return ALL.stream().filter(role -> !role.equals(ALERT_SOURCE)).toArray(String[]::new);
    }

    /** Who works on cases. */
    public static String[] caseWorkers() {
        return CASE_WORKERS.clone();
    }

    /** Who may read cases: those who work on them, and auditors. */
    public static String[] caseReaders() {
        return CASE_READERS.clone();
    }
}
