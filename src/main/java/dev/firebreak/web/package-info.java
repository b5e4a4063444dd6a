/**
 * Signing in, rights on addresses, the frame of every page and the shape of every error.
 *
 * <p>Start reading at {@link dev.firebreak.web.SecurityRules}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"audit", "tlog"})
package dev.firebreak.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
