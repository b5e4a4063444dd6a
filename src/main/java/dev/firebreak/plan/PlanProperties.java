package dev.firebreak.plan;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the plan is.
 *
 * @param folder the folder that compliance edits
 * @param applyAtStart whether a changed folder becomes a new version at start; otherwise only the first version does,
 *     and every later difference waits for another person's approval
 */
@ConfigurationProperties("firebreak.plan")
record PlanProperties(
        @DefaultValue("processes") Path folder,
        @DefaultValue("false") boolean applyAtStart) {}
