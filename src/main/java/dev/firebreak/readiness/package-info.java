/**
 * Keeps the team ready: drills, training, reviews of the plan, and the actions that came out of incidents.
 *
 * <p>Start reading at {@link dev.firebreak.readiness.ReadinessPage}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"plan", "alert", "cases", "roster", "audit", "web"})
package dev.firebreak.readiness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
