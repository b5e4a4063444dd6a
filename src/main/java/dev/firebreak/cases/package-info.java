/**
 * Opens, classifies, follows, merges and closes cases.
 *
 * <p>Start reading at {@link dev.firebreak.cases.IncidentCase}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"alert", "roster", "audit", "engine", "web"})
package dev.firebreak.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
