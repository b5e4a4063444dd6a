package dev.firebreak.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** Something that the frame of every page shows, such as who is on call; a bean of the package that knows it. */
public interface FrameItem {

    /** Name and value for the frame's template, or null when there is nothing to show to this person. */
    Map.@Nullable Entry<String, Object> of(Authentication user);
}
