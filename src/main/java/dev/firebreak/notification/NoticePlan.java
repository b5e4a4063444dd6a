package dev.firebreak.notification;

import java.util.Map;

/**
 * One row of the table that says who is told.
 *
 * @param timing when, in words
 * @param approval the role that clears it, or none
 */
record NoticePlan(String audience, String channel, String template, String timing, String approval) {

    private static final String NONE = "none";

    static NoticePlan of(Map<?, ?> row) {
        return new NoticePlan(
                TableRows.text(row, "audience"),
                TableRows.text(row, "channel"),
                TableRows.text(row, "template"),
                TableRows.text(row, "timing"),
                TableRows.text(row, "approval"));
    }

    boolean needsApproval() {
        return !approval.isEmpty() && !approval.equals(NONE);
    }
}
