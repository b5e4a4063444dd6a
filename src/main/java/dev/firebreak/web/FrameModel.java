package dev.firebreak.web;

import java.util.List;
import java.util.Map;

/**
 * The frame of one page, as its template reads it.
 *
 * @param login who is signed in, or ""
 * @param roles that person's groups
 * @param items what {@link FrameItem}s gave, by name
 */
public record FrameModel(String login, List<String> roles, List<NavSection> navigation, Map<String, Object> items) {

    /** Whether somebody is signed in. */
    public boolean signedIn() {
        return !login.isEmpty();
    }
}
