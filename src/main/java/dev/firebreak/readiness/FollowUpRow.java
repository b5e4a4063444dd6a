package dev.firebreak.readiness;

/**
 * A row of the review's form.
 *
 * @param owner as the author of the review wrote it: a login or a name
 * @param days by when, counted from today
 */
record FollowUpRow(String title, String owner, int days) {}
