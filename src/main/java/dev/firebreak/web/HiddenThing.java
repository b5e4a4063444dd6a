package dev.firebreak.web;

import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** What a person asked for and may not know of: answered as unknown (404), recorded as refused. */
public final class HiddenThing {

    static final String ASKED = HiddenThing.class.getName();

    private HiddenThing() {}

    /** Tells that the current request asked for it. Without a request it is nobody's doing. */
    public static void asked() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(ASKED, true, RequestAttributes.SCOPE_REQUEST);
        }
    }
}
