/**
 * What the default profile starts: an embedded PostgreSQL, a mailbox and a practice range. Never in production.
 *
 * <p>Start reading at {@link dev.firebreak.local.EmbeddedDatabase}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"roster", "plan", "engine", "web", "audit"})
package dev.firebreak.local;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
