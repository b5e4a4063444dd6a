/**
 * Camunda's settings, the guard on plans, the recorder of engine events and the worker for outside effects; knows nothing about incidents.
 *
 * <p>Start reading at {@link dev.firebreak.engine.EngineSettings}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"audit"})
package dev.firebreak.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
