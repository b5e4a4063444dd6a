/**
 * Reads, deploys and versions the folder processes/.
 *
 * <p>Start reading at {@link dev.firebreak.plan.PlanDeployer}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"audit", "engine", "web"})
package dev.firebreak.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
