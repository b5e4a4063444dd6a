package dev.firebreak.course;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who completed a task, by the record.
 *
 * @param roles as they were then; null where the entry is older than their recording
 */
record Completion(String actor, @Nullable Set<String> roles) {}
