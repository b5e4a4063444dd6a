/**
 * Who is on the team and who is on call, from the plan's {@code team.yaml}; makes the engine's groups and rights from it
 * and keeps people's accounts.
 *
 * <p>Start reading at {@link dev.firebreak.roster.Roster}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"audit", "web"})
package dev.firebreak.roster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
