package dev.firebreak.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/**
 * Who may reach one address. Each package declares the rules of its own addresses as a bean; the first rule that matches
 * decides, and an address without a rule is refused.
 *
 * @param method or null for any
 * @param pattern a path pattern such as {@code /api/cases/**}; below {@code /api} it belongs to machines, else to pages
 * @param roles the groups that may; none means everyone, also without signing in
 */
public record AccessRule(@Nullable HttpMethod method, String pattern, String... roles) {

    /** Any method. */
    public static AccessRule of(String pattern, String... roles) {
        return new AccessRule(null, pattern, roles);
    }

    boolean isApi() {
        return pattern.startsWith("/api/");
    }

    void apply(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        var matched = method == null ? requests.requestMatchers(pattern) : requests.requestMatchers(method, pattern);
        if (roles.length == 0) {
            matched.permitAll();
        } else {
            matched.hasAnyRole(roles);
        }
    }
}
