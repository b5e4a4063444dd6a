package dev.firebreak.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * What the frame around every page shows. Templates ask this bean by name, so that error pages, which no controller
 * prepares, have their frame too.
 */
@Component("frame")
public class Frame {

    private static final Logger LOG = LoggerFactory.getLogger(Frame.class);

    private final Navigation navigation;
    private final List<FrameItem> items;
    private final HttpServletRequest request;

    Frame(Navigation navigation, List<FrameItem> items, HttpServletRequest request) {
        this.navigation = navigation;
        this.items = items;
        this.request = request;
    }

    /** What the template reads; empty of everything personal for a visitor who has not signed in. */
    public FrameModel model() {
        Authentication user = SecurityContextHolder.getContext().getAuthentication();
        if (user == null || user instanceof AnonymousAuthenticationToken) {
            return new FrameModel("", List.of(), List.of(), Map.of());
        }
        return new FrameModel(user.getName(), Groups.of(user), navigation.of(user), items(user));
    }

    /** Whether the page belongs to this link of the navigation. */
    public boolean isHere(String href) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = failed == null ? request.getRequestURI() : failed.toString();
        return NavLink.of("", href).covers(path);
    }

    private Map<String, Object> items(Authentication user) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (FrameItem item : items) {
            try {
                Map.Entry<String, Object> entry = item.of(user);
                if (entry != null) {
                    values.put(entry.getKey(), entry.getValue());
                }
            } catch (RuntimeException e) {
                // An item that fails must not take the page with it, least of all an error page.
                LOG.warn("{} has nothing to show: {}", item.getClass().getSimpleName(), e.toString());
            }
        }
        return values;
    }
}
