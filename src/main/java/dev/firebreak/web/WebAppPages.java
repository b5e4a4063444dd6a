package dev.firebreak.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.spring.boot.starter.webapp.filter.ResourceLoadingProcessEnginesFilter;
import org.jspecify.annotations.Nullable;

/**
 * Camunda's filter that serves the pages of its web apps, without its offer to make a first administrator: ours come from
 * the team file or the command line, and its group of administrators stays empty. Made by Camunda, by name.
 */
public class WebAppPages extends ResourceLoadingProcessEnginesFilter {

    /** Without the name of an app, {@link WebAppsEntry} chooses one by role. */
    @Override
    protected void serveIndexPage(
            @Nullable String app,
            @Nullable String engine,
            @Nullable String page,
            String path,
            String context,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, ServletException {
        if (app == null) {
            response.sendRedirect(context + path + "/");
        } else {
            super.serveIndexPage(app, engine, page, path, context, request, response);
        }
    }

    @Override
    protected boolean needsInitialUser(String engine) {
        return false;
    }
}
