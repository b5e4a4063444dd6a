/**
 * Runs approved containment actions on hooks, knows what is in force, and releases it again.
 *
 * <p>Start reading at {@link dev.firebreak.containment.ContainmentKind}, then {@link
 * dev.firebreak.containment.ContainmentRequests}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"cases", "roster", "audit", "engine", "web"})
package dev.firebreak.containment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
