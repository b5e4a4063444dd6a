package dev.firebreak.course;

import dev.firebreak.audit.TimelineEntry;
import java.util.List;

/**
 * Everything that the plan did for a case.
 *
 * @param runs the main process first, then in order
 * @param decisions in order
 * @param approvals entries of the record about containment that was asked for and approved, in order
 */
record Course(List<Run> runs, List<Decided> decisions, List<TimelineEntry> approvals) {

    static final Course NONE = new Course(List.of(), List.of(), List.of());
}
