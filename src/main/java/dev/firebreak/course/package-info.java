/**
 * Which way a case took through the version of the plan that it ran on, and where it left that way.
 *
 * <p>Start reading at {@link dev.firebreak.course.Courses}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"cases", "audit", "engine", "web"})
package dev.firebreak.course;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
