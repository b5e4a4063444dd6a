/**
 * Receives alerts, brings each vendor's payload into one shape, and joins what belongs together.
 *
 * <p>Start reading at {@link dev.firebreak.alert.AlertIntake}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"audit", "web"})
package dev.firebreak.alert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
