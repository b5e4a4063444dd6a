/**
 * Who is told, by when and how: templates, mail, prepared notices and the clocks that law sets.
 *
 * <p>Start reading at {@link dev.firebreak.notification.NoticeHandler} for what is sent, and at
 * {@link dev.firebreak.notification.Clocks} for what must be answered in time.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"cases", "roster", "audit", "engine", "web", "tlog"})
package dev.firebreak.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
