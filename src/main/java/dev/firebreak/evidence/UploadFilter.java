package dev.firebreak.evidence;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stands before whatever asks a form for its fields, so that a file that is uploaded is streamed. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class UploadFilter extends OncePerRequestFilter {

    private static final Pattern ADDRESS = Pattern.compile("(/api)?/cases/[^/]+/evidence");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(isUpload(request) ? new StreamedUpload(request) : request, response);
    }

    private static boolean isUpload(HttpServletRequest request) {
        String type = request.getContentType();
        return request.getMethod().equals("POST")
                && type != null
                && type.toLowerCase(Locale.ROOT).startsWith("multipart/")
                && ADDRESS.matcher(request.getRequestURI()).matches();
    }
}
