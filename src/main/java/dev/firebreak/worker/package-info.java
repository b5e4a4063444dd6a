/**
 * Lets workers in other networks carry out effects whose counterparts only they reach.
 *
 * <p>Start reading at {@link dev.firebreak.worker.WorkerApi}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"engine", "web"})
package dev.firebreak.worker;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
