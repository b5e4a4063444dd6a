/**
 * Lets workers in other networks carry out effects whose counterparts only they reach: what the server gives them, and the
 * command {@code worker}.
 *
 * <p>Start reading at {@link dev.firebreak.worker.WorkerApi}, then {@link dev.firebreak.worker.WorkerCommand}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"containment", "engine", "web"})
package dev.firebreak.worker;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
